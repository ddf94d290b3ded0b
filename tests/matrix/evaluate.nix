# One project of the matrix through nixpkgs' own module system: its containers, by name.
#
# libPath: nixpkgs' lib. root: the project. entry: `flake.nix`, or the module that defines the container.
{ libPath, root, entry }:
let
  lib = import (/. + libPath);
  file = path: /. + root + "/${path}";

  # What an open configuration assumes: the module is enabled.
  enabled = { options, ... }: {
    config = lib.optionalAttrs (lib.hasAttrByPath [ "hwc" "server" "containers" "db" "enable" ] options) {
      hwc.server.containers.db.enable = true;
    };
  };

  nixosSystem = { modules, specialArgs ? { }, ... }: lib.evalModules {
    inherit specialArgs;
    modules = [ ./stubs.nix ] ++ modules;
  };

  flake = (import (file "flake.nix")).outputs {
    self = { };
    nixpkgs.lib = lib // { inherit nixosSystem; };
  };

  evaluated =
    if entry == "flake.nix" then flake.nixosConfigurations.server
    else nixosSystem { modules = [ enabled (file entry) (file "domains/secrets/index.nix") ]; };
in
# `toString`, since paths would be copied to the store.
lib.mapAttrs
  (_: container: container // { environmentFiles = map toString container.environmentFiles; })
  evaluated.config.virtualisation.oci-containers.containers
