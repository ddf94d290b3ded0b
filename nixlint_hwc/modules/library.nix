# Modules that stand in for options which were renamed, removed or merged, and definitions copied from one option to
# another (nixpkgs manual, "lib.modules").
{ lib }:
let
  inherit (lib)
    attrByPath
    getAttrFromPath
    hasAttrByPath
    mkIf
    mkMerge
    mkOption
    mkOverride
    setAttrByPath
    types
    ;

  shown = path: builtins.concatStringsSep "." path;

  # The definitions of `option`, each through `wrap`, as definitions of another option.
  copied = priority: wrap: option:
    let
      definitions = mkMerge (map wrap option.definitions);
    in
    mkIf option.isDefined (if priority == null then definitions else mkOverride priority definitions);

  # `from` reads as `to`, and what is defined for `from` is defined for `to`.
  rename =
    {
      from,
      to,
      visible ? false,
      warn ? false,
      use ? x: x,
      withPriority ? true,
      condition ? true,
    }:
    { config, options, ... }:
    let
      old = getAttrFromPath from options;
      target = attrByPath to { } options;
    in
    {
      options = setAttrByPath from (
        mkOption {
          inherit visible;
          description = "Alias of ${shown to}.";
          apply = _: use (getAttrFromPath to config);
        }
        // (if target ? type then { inherit (target) type; } else { })
      );
      config = mkIf condition (
        setAttrByPath to (copied (if withPriority then old.highestPrio else null) (x: x) old)
      );
    };
in
{
  doRename = rename;

  mkRenamedOptionModule = from: to: rename { inherit from to; warn = true; };

  mkRenamedOptionModuleWith =
    {
      from,
      to,
      sinceRelease ? null,
    }:
    rename { inherit from to; };

  mkAliasOptionModule = from: to: rename { inherit from to; visible = true; };

  mkAliasOptionModuleMD = from: to: rename { inherit from to; visible = true; };

  mkRemovedOptionModule =
    path: instruction:
    { options, ... }:
    {
      options = setAttrByPath path (mkOption {
        visible = false;
        apply = _: throw "The option `${shown path}' can no longer be used since it's been removed. ${instruction}";
      });
      config.assertions =
        let
          option = getAttrFromPath path options;
        in
        [
          {
            assertion = !option.isDefined;
            message = "The option definition `${shown path}' no longer has any effect; please remove it. ${instruction}";
          }
        ];
    };

  mkMergedOptionModule =
    sources: to: merge:
    { config, options, ... }:
    let
      defined = path: hasAttrByPath path options && (getAttrFromPath path options).isDefined;
    in
    {
      options = builtins.foldl' lib.recursiveUpdate { } (
        map (
          path:
          setAttrByPath path (mkOption {
            visible = false;
            default = "_mkMergedOptionModule";
          })
        ) sources
      );
      config = setAttrByPath to (
        mkMerge (
          lib.optional (builtins.any (path: getAttrFromPath path config != "_mkMergedOptionModule") sources) (merge config)
        )
      );
    };

  mkChangedOptionModule =
    from: to: change:
    { config, options, ... }:
    let
      old = getAttrFromPath from options;
    in
    {
      options = setAttrByPath from (mkOption { visible = false; type = types.raw; });
      config = setAttrByPath to (mkIf old.isDefined (mkOverride old.highestPrio (change config)));
    };

  mkAliasDefinitions = option: copied null (x: x) option;
  mkAliasAndWrapDefinitions = wrap: option: mkIf option.isDefined (wrap (mkMerge option.definitions));
  mkAliasAndWrapDefsWithPriority =
    wrap: option: mkIf option.isDefined (mkOverride option.highestPrio (wrap (mkMerge option.definitions)));
  mkAliasIfDef = option: mkIf option.isDefined;
  mkAssert =
    check: message: content:
    mkIf (if check then true else throw "\nFailed assertion: ${message}") content;
}
