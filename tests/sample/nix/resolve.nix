# What real Nix makes of the containers of `project`: nixpkgs' `lib.evalModules` (`lib` is its folder) in place of
# `nixosSystem`, and bare stubs for the options of NixOS and agenix. With `extra`, a name, `server` enables that module too.
{ lib, project, extra ? null }:

let
  nixpkgsLib = import lib;
  inherit (nixpkgsLib) mkOption types mapAttrs filterAttrs;

  free = mkOption {
    type = types.lazyAttrsOf types.anything;
    default = { };
  };

  container = types.submodule {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      image = mkOption { type = types.str; };
      environment = mkOption {
        type = types.lazyAttrsOf types.raw;
        default = { };
      };
    } // nixpkgsLib.genAttrs [ "cmd" "dependsOn" "devices" "networks" "ports" "volumes" "environmentFiles" "extraOptions" ] (_: mkOption {
      type = types.listOf types.raw;
      default = [ ];
    });
  };

  secret = types.submodule ({ name, ... }: {
    freeformType = types.lazyAttrsOf types.raw;
    options.path = mkOption {
      type = types.str;
      default = "/run/agenix/${name}";
    };
  });

  stubs = {
    options =
      nixpkgsLib.genAttrs [ "boot" "environment" "fileSystems" "hardware" "networking" "nix" "nixpkgs" "systemd" "system" "time" "users" ] (_: free)
      // {
        assertions = mkOption { type = types.listOf types.raw; };
        services = mkOption {
          type = types.submodule {
            freeformType = types.lazyAttrsOf types.anything;
            options.tailscale.port = mkOption { default = 41641; };
          };
        };
        virtualisation = mkOption {
          type = types.submodule {
            freeformType = types.lazyAttrsOf types.anything;
            options.oci-containers.containers = mkOption { type = types.attrsOf container; };
            options.oci-containers.backend = mkOption { };
          };
        };
        age.secrets = mkOption { type = types.attrsOf secret; };
        age.identityPaths = mkOption { };
      };
  };

  written = name: "/nix/store/00000000000000000000000000000000-${name}";
  pkgs = {
    podman = {
      outPath = written "podman";
      meta.mainProgram = "podman";
    };
    writeText = name: _: written name;
    formats.yaml = _: { generate = name: _: written name; };
  };

  nixosSystem = { modules, specialArgs, ... }: nixpkgsLib.evalModules {
    specialArgs = specialArgs // { modulesPath = toString ./modules; };
    modules = modules ++ [
      stubs
      { _module.args.pkgs = pkgs; }
      {
        config = nixpkgsLib.optionalAttrs (extra != null && specialArgs.hostname == "server") {
          hwc.server.containers.${extra}.enable = nixpkgsLib.mkForce true;
        };
      }
    ];
  };

  outputs = (import (project + "/flake.nix")).outputs {
    self = { };
    nixpkgs.lib = nixpkgsLib // { inherit nixosSystem; };
    agenix.nixosModules.default = { };
    nixos-hardware.nixosModules.intel-nuc-8i7beh = { };
  };

  always = [ "environment" "environmentFiles" "extraOptions" "image" "ports" "volumes" ];
  isSet = name: value:
    builtins.elem name always || !(builtins.elem value [ [ ] { } null false ] || name == "autoStart" && value);
in
mapAttrs (_: host: mapAttrs (_: filterAttrs isSet) host.config.virtualisation.oci-containers.containers) outputs.nixosConfigurations
