# wire, after its guides ("Writing a Hive") and its module reference: a hive like Colmena's, evaluated by the flake itself.
{ lib, ... }:
let
  reserved = [ "-" "defaults" "meta" "nixosConfigurations" "nixpkgs" ];

  deployment = {
    options.deployment = lib.mkOption {
      type = lib.types.submodule {
        freeformType = lib.types.lazyAttrsOf lib.types.anything;
        options.tags = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
      };
      default = { };
    };
  };

  makeHive =
    hive:
    let
      meta = hive.meta or { };
      node =
        name: module:
        let
          modules = [ deployment (hive.defaults or { }) module ];
          specialArgs = { inherit name nodes; } // (meta.specialArgs or { });
          systems = hive.nixosConfigurations or { };
        in
        if systems ? ${name} then systems.${name}.extendModules { inherit modules specialArgs; }
        else lib.nixosSystem { inherit modules specialArgs; };
      nodes = lib.mapAttrs node (lib.removeAttrs hive reserved);
    in
    {
      inherit nodes;
    };
in
{
  inherit makeHive;
}
