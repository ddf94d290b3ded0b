# The options and module arguments of flake-parts, as far as hosts depend on them (flake.parts/options/flake-parts,
# flake.parts/module-arguments). `systemArguments system module` gives the arguments of a module of `perSystem`.
{ lib, mkFlake, systemArguments }:
let
  inherit (lib) mkOption types;
  mkPerSystemType = module: types.deferredModuleWith { staticModules = [ module ]; };
  mkSubmoduleOptions = options: mkOption { type = types.submoduleWith { modules = [ { inherit options; } ]; }; };
in
{
  library = {
    inherit mkFlake mkPerSystemType mkSubmoduleOptions;
    importApply = path: import path;
    mkPerSystemOption = module: mkOption { type = mkPerSystemType module; };
    mkDeferredModuleOption = module: mkOption { type = mkPerSystemType module; };
    mkDeferredModuleType = mkPerSystemType;
  };

  module = { lib, config, inputs, self, ... }:
  let
    inherit (lib) genAttrs mapAttrs mkOption types;
    outputs = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };

    # The outputs of a flake that differ by system.
    bySystem = genAttrs [ "apps" "checks" "devShells" "formatter" "legacyPackages" "packages" ];

    argumentsFor = system: systemArguments system ({ config, ... }: {
      imports = [ perSystem ];
      _module.args = {
        self' = bySystem (output: config.${output});
        inputs' = mapAttrs (_: flake: bySystem (output: flake.${output}.${system} or { })) inputs;
        pkgs = lib.mkOptionDefault inputs.nixpkgs.legacyPackages.${system};
      };
    });
    perSystem = config.perSystem;
    known = genAttrs [ "x86_64-linux" "aarch64-linux" ] argumentsFor;
    withSystem = system: function: function (known.${system} or (argumentsFor system));
  in
  {
    options = {
      systems = mkOption { type = types.listOf types.str; default = [ ]; };
      perSystem = mkOption { type = types.deferredModule; default = { }; };
      debug = mkOption { type = types.bool; default = false; };
      flake = mkOption {
        default = { };
        type = types.submoduleWith { modules = [ {
          freeformType = types.lazyAttrsOf types.anything;
          options = {
            nixosConfigurations = outputs;
            nixosModules = mkOption { type = types.lazyAttrsOf types.deferredModule; default = { }; };
            modules = mkOption { type = types.lazyAttrsOf (types.lazyAttrsOf types.deferredModule); default = { }; };
          };
        } ]; };
      };
    };
    config._module.args = {
      inherit withSystem;
      getSystem = system: withSystem system (arguments: arguments.config);
      # Only the values of the arguments may depend on the host's configuration: the module is one of its imports.
      moduleWithSystem = module: { pkgs, ... }: {
        imports = [
          (module (mapAttrs
            (name: _: withSystem pkgs.stdenv.hostPlatform.system (arguments: arguments.${name}))
            (builtins.functionArgs module)))
        ];
      };
    };
  };
}
