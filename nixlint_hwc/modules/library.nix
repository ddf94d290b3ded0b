# What nixpkgs' `lib` composes out of options, types and properties: modules that stand in for options which were
# renamed, removed or merged, definitions copied from one option to another, options for packages (nixpkgs manual,
# "lib.modules" and "lib.options").
{ lib }:
let
  inherit (lib)
    any
    attrByPath
    concatStringsSep
    filter
    getAttrFromPath
    isList
    last
    literalExpression
    mkIf
    mkMerge
    mkOption
    mkOverride
    optional
    optionalAttrs
    optionalString
    setAttrByPath
    showOption
    toList
    types
    ;

  shownFiles = files: concatStringsSep " and " (map (file: "`${file}'") files);

  priorityOf = option: option.highestPrio or lib.modules.defaultOverridePriority;

  # The definitions of an option, together, as the definition of another that `wrap` makes.
  mkAliasAndWrapDefinitions = wrap: option: mkIf option.isDefined (wrap (mkMerge option.definitions));

  # The same, with the priority that the option's own definitions have.
  mkAliasAndWrapDefsWithPriority =
    wrap: option: mkIf option.isDefined (wrap (mkMerge (map (mkOverride (priorityOf option)) option.definitions)));

  # The sets that a definition comes to, with its properties on their attributes.
  pushedDown =
    value:
    let
      kind = value._type or "";
    in
    if kind == "merge" then
      builtins.concatMap pushedDown value.contents
    else if kind == "if" then
      map (builtins.mapAttrs (_: mkIf value.condition)) (pushedDown value.content)
    else if kind == "override" then
      map (builtins.mapAttrs (_: mkOverride value.priority)) (pushedDown value.content)
    else
      [ value ];

  # `from` reads as `to`, and what is defined for `from` is defined for `to`.
  doRename =
    {
      from,
      to,
      visible,
      warn,
      use,
      withPriority ? true,
      condition ? true,
    }:
    { config, options, ... }:
    let
      old = getAttrFromPath from options;
      read = attrByPath to (abort "Renaming error: option `${showOption to}' does not exist.");
      forward = if withPriority then mkAliasAndWrapDefsWithPriority else mkAliasAndWrapDefinitions;
      notice = "The option `${showOption from}' defined in ${shownFiles old.files} has been renamed to `${showOption to}'.";
    in
    {
      options = setAttrByPath from (mkOption {
        inherit visible;
        description = "Alias of {option}`${showOption to}`.";
        apply = _: use (read config);
        type = (attrByPath to { } options).type or (types.submodule { });
      });
      config = mkIf condition (mkMerge [
        (optionalAttrs (options ? warnings) { warnings = optional (warn && old.isDefined) notice; })
        (forward (setAttrByPath to) old)
      ]);
    };

  # What `from` has while nobody defines it, so that `merge` can read it.
  unset = "_mkMergedOptionModule";

  mkMergedOptionModule =
    from: to: merge:
    { config, options, ... }:
    let
      isSet = path: getAttrFromPath path config != unset;
      notice =
        path:
        optionalString (isSet path)
          "The option `${showOption path}' defined in ${
            shownFiles (getAttrFromPath path options).files
          } has been changed to `${showOption to}' that has a different type. Please read `${showOption to}' documentation and update your configuration accordingly.";
    in
    {
      options = builtins.foldl' lib.recursiveUpdate { } (
        map (
          path:
          setAttrByPath path (mkOption {
            visible = false;
            default = unset;
          })
        ) from
      );
      config = {
        warnings = filter (text: text != "") (map notice from);
      }
      // setAttrByPath to (mkMerge (optional (any isSet from) (merge config)));
    };

  mkAliasOptionModule =
    from: to:
    doRename {
      inherit from to;
      visible = true;
      warn = false;
      use = value: value;
    };

  mkPackageOption =
    packages: name:
    {
      nullable ? false,
      default ? name,
      example ? null,
      extraDescription ? "",
      pkgsText ? "pkgs",
    }:
    let
      path = toList default;
      shown = lib.showAttrPath path;
    in
    mkOption (
      (
        if default != null then
          {
            default = attrByPath path (throw "${shown} cannot be found in ${pkgsText}") packages;
            defaultText = literalExpression "${pkgsText}.${shown}";
          }
        else
          optionalAttrs nullable { default = null; }
      )
      // {
        description =
          "The ${if isList name then last name else name} package to use."
          + optionalString (extraDescription != "") " "
          + extraDescription;
        type = if nullable then types.nullOr types.package else types.package;
      }
      // optionalAttrs (example != null) {
        example = literalExpression (if isList example then "${pkgsText}.${lib.showAttrPath example}" else example);
      }
    );
in
{
  inherit
    doRename
    mkAliasAndWrapDefinitions
    mkAliasAndWrapDefsWithPriority
    mkAliasOptionModule
    mkMergedOptionModule
    mkPackageOption
    ;

  mkAliasOptionModuleMD = mkAliasOptionModule;
  mkPackageOptionMD = mkPackageOption;

  mkRenamedOptionModule =
    from: to:
    doRename {
      inherit from to;
      visible = false;
      warn = true;
      use = builtins.trace "Obsolete option `${showOption from}' is used. It was renamed to `${showOption to}'.";
    };

  mkRenamedOptionModuleWith =
    {
      from,
      to,
      sinceRelease,
    }:
    doRename {
      inherit from to;
      visible = false;
      warn = lib.oldestSupportedReleaseIsAtLeast sinceRelease;
      use = value: value;
    };

  mkRemovedOptionModule =
    path: instructions:
    { options, ... }:
    let
      option = getAttrFromPath path options;
    in
    {
      options = setAttrByPath path (mkOption {
        visible = false;
        apply =
          _: throw "The option `${showOption path}' can no longer be used since it's been removed. ${instructions}";
      });
      config.assertions = [
        {
          assertion = !option.isDefined;
          message = ''
            The option definition `${showOption path}' in ${shownFiles option.files} no longer has any effect; please remove it.
            ${instructions}
          '';
        }
      ];
    };

  mkChangedOptionModule = from: mkMergedOptionModule [ from ];

  mkAliasDefinitions = mkAliasAndWrapDefinitions (value: value);
  mkAliasIfDef = option: mkIf option.isDefined;
  mkDerivedConfig = option: make: mkOverride (priorityOf option) (make option.value);
  mkAssert =
    check: message: content:
    mkIf (if check then true else throw "\nFailed assertion: ${message}") content;

  mkSinkUndeclaredOptions =
    attrs:
    mkOption (
      {
        internal = true;
        visible = false;
        default = false;
        description = "Sink for option definitions.";
        type = lib.mkOptionType {
          name = "sink";
          check = _: true;
          merge = _: _: false;
        };
        apply = _: throw "Option value is not readable because the option is not declared.";
      }
      // attrs
    );

  evalOptionValue =
    place: option: definitions:
    let
      default = optional (option ? default) {
        file = builtins.head option.declarations;
        value = lib.mkOptionDefault option.default;
      };
      merged = lib.modules.mergeDefinitions place option.type (default ++ definitions);
    in
    option
    // {
      value = if option ? apply then option.apply merged.mergedValue else merged.mergedValue;
      inherit (merged."defsFinal'") highestPrio;
      definitions = map (definition: definition.value) merged.defsFinal;
      files = map (definition: definition.file) merged.defsFinal;
      definitionsWithLocations = merged.defsFinal;
      inherit (merged) isDefined;
      __toString = _: showOption place;
    };

  mergeAttrDefinitionsWithPrio =
    option:
    let
      names = builtins.zipAttrsWith (_: found: found) (
        builtins.concatMap (
          { file, value, ... }:
          map (part: builtins.mapAttrs (_: value: { inherit file value; }) part) (pushedDown value)
        ) option.definitionsWithLocations
      );
    in
    builtins.mapAttrs (
      name: definitions:
      let
        merged = lib.modules.mergeDefinitions (option.loc ++ [ name ]) option.type.nestedTypes.elemType definitions;
      in
      {
        value = merged.mergedValue;
        inherit (merged."defsFinal'") highestPrio;
      }
    ) names;

  mergeUniqueOption =
    {
      message,
      merge ? _: definitions: (builtins.head definitions).value,
    }:
    place: definitions:
    if builtins.length definitions == 1 then
      merge place definitions
    else
      throw "The option `${showOption place}' is defined multiple times while it's expected to be unique.\n${message}";
}
