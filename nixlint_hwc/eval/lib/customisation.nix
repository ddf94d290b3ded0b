# lib.customisation: overriding, scopes and calling packages.
lib:
let
  inherit (builtins) attrNames intersectAttrs isAttrs mapAttrs;
  inherit (lib) functionArgs isFunction mirrorFunctionArgs;

  loaded = value: if isFunction value then value else import value;
  splices = [ "buildBuild" "buildHost" "buildTarget" "hostHost" "hostTarget" "targetTarget" ];
  prefixed = prefix: name: prefix + lib.toUpper (builtins.substring 0 1 name) + builtins.substring 1 (-1) name;

  missingArgument =
    given: formals: missing:
    let
      name = builtins.head (builtins.filter (formal: !formals.${formal}) (attrNames missing));
      position = builtins.unsafeGetAttrPos name formals;
      place = if position == null then "<unknown location>" else "${position.file}:${toString position.line}";
      near = lib.take 3 (lib.sortOn (lib.strings.levenshtein name) (builtins.filter (lib.strings.levenshteinAtMost 2 name) (attrNames given)));
      quoted = map (other: "\"${other}\"") near;
      hint =
        if near == [ ] then
          ""
        else if builtins.length near == 1 then
          ", did you mean ${builtins.head quoted}?"
        else
          ", did you mean ${lib.concatStringsSep ", " (lib.init quoted)} or ${lib.last quoted}?";
    in
    "lib.customisation.callPackageWith: Function called without required argument \"${name}\" at ${place}${hint}";
in
{
  overrideDerivation =
    package: change:
    lib.extendDerivation (builtins.seq package.drvPath true) (
      { meta = package.meta or { }; passthru = package.passthru or { }; } // package.passthru or { }
    ) (derivation (package.drvAttrs // change package));

  makeOverridable =
    function:
    let
      mirrored = mirrorFunctionArgs function;
      made =
        given:
        let
          result = function given;
          again = changed: lib.makeOverridable changed given;
          override = mirrored (
            new: lib.makeOverridable function (given // (if isFunction new then new given else new))
          );
        in
        if isAttrs result then
          result
          // {
            inherit override;
            overrideDerivation = change: again (mirrored (arguments: lib.overrideDerivation (function arguments) change));
          }
          // lib.optionalAttrs (result ? overrideAttrs) {
            overrideAttrs = change: again (mirrored (arguments: (function arguments).overrideAttrs change));
          }
        else if isFunction result then
          lib.setFunctionArgs result (functionArgs result) // { inherit override; }
        else
          result;
    in
    if isAttrs function then
      function
      // mirrored made
      // lib.optionalAttrs (function ? override) { override = change: lib.makeOverridable (function.override change); }
    else
      mirrored made;

  callPackageWith =
    available: package: given:
    let
      function = loaded package;
      formals = functionArgs function;
      arguments = intersectAttrs formals available // given;
      missing = removeAttrs formals (attrNames arguments);
    in
    if builtins.all (optional: optional) (builtins.attrValues missing) then
      lib.makeOverridable function arguments
    else
      abort (missingArgument (available // given) formals missing);
  callPackagesWith =
    available: packages: given:
    let
      function = loaded packages;
      arguments = intersectAttrs (functionArgs function) available // given;
      made = function arguments;
      overridable = name: _: lib.makeOverridable (mirrorFunctionArgs function (changed: (function changed).${name})) arguments;
    in
    if lib.isDerivation made then
      throw "function `callPackages` was called on a *single* derivation \"${made.name or "<unknown-name>"}\"; did you mean to use `callPackage` instead?"
    else
      mapAttrs overridable made;

  extendDerivation =
    condition: passthru: package:
    let
      guarded = output: {
        drvPath = assert condition; output.drvPath;
        outPath = assert condition; output.outPath;
      };
      names = package.outputs or [ "out" ];
      outputs = lib.genAttrs names (
        name:
        common
        // { inherit (package.${name}) type outputName; outputSpecified = true; }
        // guarded package.${name}
        // lib.optionalAttrs (passthru ? overrideAttrs) { overrideAttrs = change: (passthru.overrideAttrs change).${name}; }
      );
      common = package // outputs // { all = map (name: outputs.${name}) names; } // passthru // guarded package;
    in
    common;
  hydraJob =
    package:
    let
      names = package.outputs or [ "out" ];
      common =
        { inherit (package) name system meta; outputs = names; }
        // lib.optionalAttrs (package._hydraAggregate or false) {
          _hydraAggregate = true;
          constituents = map lib.hydraJob (lib.flatten package.constituents);
        }
        // outputs;
      outputs = lib.genAttrs names (
        outputName: common // { inherit (package.${outputName}) outPath drvPath; type = "derivation"; inherit outputName; }
      );
      first = outputs.${builtins.head names};
    in
    if package == null then null else builtins.deepSeq first first;

  makeScope =
    newScope: function:
    let
      scope =
        { callPackage = scope.newScope { }; }
        // function scope
        // {
          newScope = extra: newScope (scope // extra);
          overrideScope = overlay: lib.makeScope newScope (lib.extends overlay function);
          packages = function;
        };
    in
    scope;
  makeScopeWithSplicing =
    splicePackages: newScope: otherSplices: keep: extra: f:
    lib.makeScopeWithSplicing' { inherit splicePackages newScope; } { inherit otherSplices keep extra f; };
  makeScopeWithSplicing' =
    { splicePackages, newScope }@ways:
    { otherSplices, keep ? _: { }, extra ? _: { }, f }:
    let
      bare = splicePackages {
        pkgsBuildBuild = otherSplices.selfBuildBuild;
        pkgsBuildHost = otherSplices.selfBuildHost;
        pkgsBuildTarget = otherSplices.selfBuildTarget;
        pkgsHostHost = otherSplices.selfHostHost;
        pkgsHostTarget = scope;
        pkgsTargetTarget = otherSplices.selfTargetTarget;
      };
      spliced = extra bare // bare // keep scope;
      scope = f scope // {
        newScope = more: newScope (spliced // more);
        callPackage = newScope spliced;
        overrideScope = overlay: lib.makeScopeWithSplicing' ways { inherit otherSplices keep extra; f = lib.extends overlay f; };
        packages = f;
      };
    in
    scope;

  extendMkDerivation =
    {
      constructDrv,
      excludeDrvArgNames ? [ ],
      excludeFunctionArgNames ? [ ],
      extendDrvArgs,
      inheritFunctionArgs ? true,
      transformDrv ? package: package,
    }:
    let
      arguments =
        given: final:
        let
          previous = if isFunction given then given final else given;
        in
        removeAttrs previous excludeDrvArgNames // extendDrvArgs final previous;
      inherited = lib.optionalAttrs inheritFunctionArgs (removeAttrs (functionArgs constructDrv) excludeDrvArgNames);
    in
    {
      __functor = _: given: transformDrv (constructDrv (arguments given));
      __functionArgs = removeAttrs (inherited // functionArgs (extendDrvArgs { })) excludeFunctionArgNames;
      inherit constructDrv excludeDrvArgNames extendDrvArgs transformDrv;
    };
  renameCrossIndexFrom = prefix: set: lib.genAttrs splices (name: set.${prefixed prefix name});
  renameCrossIndexTo = prefix: set: lib.genAttrs' splices (name: lib.nameValuePair (prefixed prefix name) set.${name});
  mapCrossIndex = function: set: mapAttrs (_: function) (lib.getAttrs splices set);
}
