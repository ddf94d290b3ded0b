# containers, after the NixOS manual ("Container Management"), and microvm.vms, after the manual of microvm.nix.
#
# A container's or virtual machine's `config` is a system of its own. What the outer one gives it besides is open.
{ lib, systemType, ... }:
let
  inherit (lib) mkOption types;

  system = inside: { name, config, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      autoStart = mkOption { type = types.bool; };
      specialArgs = mkOption { type = types.attrsOf types.unspecified; default = { }; };
      config = mkOption {
        type = systemType {
          inherit (config) specialArgs;
          modules = [ { networking.hostName = lib.mkDefault name; } inside ];
        };
      };
    };
  };
  systems = inside: mkOption { type = types.attrsOf (types.submodule (system inside)); default = { }; };
in
{
  options = {
    containers = systems { boot.isContainer = true; };
    microvm.vms = systems { };
  };
}
