# Colmena, after its manual ("Tutorial", "Meta configuration", "Options"); networks of NixOps and morph are read alike.
#
# A hive is a set of nodes by name; `defaults` is a module of each of them, `meta` (`network` in NixOps) has arguments.
{ lib, ... }:
let
  reserved = [ "defaults" "meta" "network" "require" "resources" ];

  keys = { name, config, ... }: {
    freeformType = lib.types.lazyAttrsOf lib.types.anything;
    options = {
      name = lib.mkOption { type = lib.types.str; default = name; };
      destDir = lib.mkOption { type = lib.types.path; default = "/run/keys"; };
      user = lib.mkOption { type = lib.types.str; default = "root"; };
      group = lib.mkOption { type = lib.types.str; default = "root"; };
      permissions = lib.mkOption { type = lib.types.str; default = "0600"; };
      path = lib.mkOption { type = lib.types.path; default = "${config.destDir}/${config.name}"; };
    };
  };

  deployment = name: {
    options.deployment = {
      targetHost = lib.mkOption { type = lib.types.nullOr lib.types.str; default = name; };
      targetUser = lib.mkOption { type = lib.types.nullOr lib.types.str; default = "root"; };
      tags = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
      keys = lib.mkOption { type = lib.types.attrsOf (lib.types.submodule keys); default = { }; };
    };
  };

  platform = packages: if lib.isAttrs packages && packages ? stdenv then packages.stdenv.hostPlatform.system else null;

  overlays = packages: if lib.isAttrs packages && packages ? overlays then { nixpkgs.overlays = lib.mkBefore packages.overlays; } else { };

  makeHive =
    given:
    let
      hive = if lib.isFunction given then given { } else given;
      meta = hive.meta or hive.network or { };
      node =
        name: modules:
        let
          packages = meta.nodeNixpkgs.${name} or meta.nixpkgs or null;
        in
        lib.nixosSystem {
          system = platform packages;
          modules = [ (deployment name) (overlays packages) (hive.defaults or { }) ] ++ lib.toList modules;
          specialArgs = { inherit name nodes; } // (meta.specialArgs or { }) // (meta.nodeSpecialArgs.${name} or { });
        };
      nodes = lib.mapAttrs node (lib.removeAttrs hive reserved);
    in
    {
      __schema = "v0.5";
      inherit nodes;
    };
in
{
  lib = { inherit makeHive; };
}
