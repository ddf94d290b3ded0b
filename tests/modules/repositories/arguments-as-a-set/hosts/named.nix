{ pkgs, lib, specialArgs, ... }@args:
{
  imports = [ (args.modulesPath + "/profiles/headless.nix") ];
  virtualisation.oci-containers.containers.app = {
    image = "${args.registry}/app:1.0.0";
    environment = lib.mapAttrs (_: lib.boolToString) {
      PKGS = args ? pkgs;
      PATH_OF_MODULES = args ? modulesPath;
      INPUTS = args ? inputs;
      UTILS = args ? utils;
      CONFIG = args ? config;
      SPECIAL = specialArgs ? modulesPath && !(specialArgs ? lib);
    };
    cmd = [ args.pkgs.stdenv.hostPlatform.system ];
  };
}
