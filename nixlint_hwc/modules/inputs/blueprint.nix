# blueprint, after its documentation ("Folder structure", "Configuration").
{ lib, folders, unknown, ... }:
let
  mkBlueprint =
    { inputs, prefix ? null, ... }:
    let
      flake = inputs.self;
      root = if prefix == null then flake.outPath else if builtins.isPath prefix then prefix else "${flake}/${lib.removeSuffix "/" prefix}";
      arguments = { inherit inputs flake; };
      publishing = arguments // { perSystem = unknown; };

      # A module may be wrapped in a function of the flake that publishes it.
      published =
        path:
        let
          value = import path;
          formals = lib.attrNames (lib.functionArgs value);
        in
        if lib.isFunction value && formals != [ ] && lib.all (name: publishing ? ${name}) formals then value publishing else path;
      modules = lib.genAttrs (folders.directories (root + "/modules")) (
        class: lib.mapAttrs (_: published) (folders.modulesWhere (_: true) (root + "/modules/${class}"))
      );

      hostsIn = root + "/hosts";
      host =
        name:
        let
          at = file: hostsIn + "/${name}/${file}";
          made = import (at "default.nix") (arguments // { hostName = name; });
        in
        if builtins.pathExists (at "default.nix") then
          if made.class or "nixos" == "nixos" then made.value else null
        else if builtins.pathExists (at "configuration.nix") then
          lib.nixosSystem {
            modules = [
              (at "configuration.nix")
              { _module.args.perSystem = unknown; }
            ];
            specialArgs = arguments // { hostName = name; };
          }
        else
          null;
    in
    unknown // {
      inherit modules;
      nixosModules = modules.nixos or { };
      homeModules = modules.home or { };
      nixosConfigurations = lib.filterAttrs (_: value: value != null) (lib.genAttrs (folders.directories hostsIn) host);
      templates = lib.genAttrs (folders.directories (root + "/templates")) (name: { path = root + "/templates/${name}"; });
    } // lib.optionalAttrs (builtins.pathExists (root + "/lib")) { lib = import (root + "/lib") arguments; };
in
{
  __functor = _: mkBlueprint;
}
