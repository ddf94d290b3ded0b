# nixos-unified, after its documentation ("Autowiring", "Module arguments"): modules of flake-parts.
{ lib, folders, mkFlake, unknown, ... }:
let
  library =
    { config, inputs, self, ... }:
    let
      arguments.flake = { inherit self inputs config; };
    in
    {
      flake.nixos-unified.lib = {
        specialArgsFor = { common = arguments; nixos = arguments; darwin = arguments; };
        mkLinuxSystem = { home-manager ? false }: module: lib.nixosSystem {
          specialArgs = arguments;
          modules = [ module ] ++ lib.optional home-manager {
            home-manager.useGlobalPkgs = true;
            home-manager.useUserPackages = true;
            home-manager.extraSpecialArgs = arguments;
          };
        };
        mkMacosSystem = unknown;
        mkHomeConfiguration = unknown;
      };
    };

  autoWire =
    { self, config, ... }:
    {
      flake = {
        nixosConfigurations = lib.mapAttrs (_: config.flake.nixos-unified.lib.mkLinuxSystem { home-manager = true; }) (
          folders.modules "${self}/configurations/nixos"
        );
        nixosModules = folders.modules "${self}/modules/nixos";
        homeModules = folders.modules "${self}/modules/home";
      };
    };

  candidates = [ "nix/modules/flake" "modules/flake" "nix/modules/flake-parts" "modules/flake-parts" ];
in
{
  flakeModule = library;
  flakeModules = { default = library; inherit autoWire; };
  lib.mkFlake =
    { inputs, root, systems ? [ ], specialArgs ? { } }:
    let
      folder = lib.head (lib.filter builtins.pathExists (map (name: root + "/${name}") candidates));
    in
    mkFlake { inherit inputs specialArgs; } {
      inherit systems;
      _module.args = { inherit root; };
      imports = map (name: folder + "/${name}") (lib.attrNames (folders.entries folder));
    };
}
