# ez-configs, after its README and option list: a module of flake-parts.
{ lib, folders, unknown, ... }:
let
  inherit (lib) mkOption types;
  anything = default: mkOption { type = types.attrsOf types.anything; inherit default; };

  module =
    { config, ... }:
    let
      settings = config.ezConfigs;
      nixos = settings.nixos;

      folder = name: mkOption { type = types.path; default = "${settings.root}/${name}"; };
      class = name: {
        modulesDirectory = folder "${name}-modules";
        configurationsDirectory = folder "${name}-configurations";
        earlyModuleArgs = anything settings.earlyModuleArgs;
        specialArgs = anything settings.globalArgs;
        extraSpecialArgs = anything settings.globalArgs;
        hosts = mkOption { type = types.attrsOf (types.submodule host); default = { }; };
        users = anything { };
      };
      host.options = {
        importDefault = mkOption { type = types.bool; default = true; };
        userHomeModules = mkOption { type = types.either (types.listOf types.str) (types.attrsOf types.str); default = [ ]; };
      };

      modules = folders.modules nixos.modulesDirectory;
      build =
        name: path:
        lib.nixosSystem {
          specialArgs = nixos.specialArgs // { ezModules = modules; };
          modules = [ path { networking.hostName = lib.mkDefault name; } ]
            ++ lib.optional (nixos.hosts.${name}.importDefault or true) (modules.default or { });
        };
    in
    {
      options.ezConfigs = {
        root = mkOption { type = types.nullOr types.path; default = null; };
        globalArgs = anything { };
        earlyModuleArgs = anything { };
        home = class "home";
        nixos = class "nixos";
        darwin = class "darwin";
      };
      config.flake = {
        nixosModules = modules;
        nixosConfigurations = lib.mapAttrs build (folders.modules nixos.configurationsDirectory);
      };
    };
in
{
  flakeModule = module;
}
