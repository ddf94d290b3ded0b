{ lib, config, ... }:
let
  service = {
    imports = [
      (lib.mkRenamedOptionModule [ "env" ] [ "environment" ])
      (lib.mkAliasOptionModule [ "picture" ] [ "image" ])
    ];
    options = {
      enable = lib.mkEnableOption "it" // { default = true; };
      image = lib.mkOption { type = lib.types.str; };
      environment = lib.mkOption { type = lib.types.attrsOf lib.types.str; default = { }; };
    };
  };
in
{
  options.box.services = lib.mkOption { type = lib.types.attrsOf (lib.types.submodule service); default = { }; };
  config = {
    box.services.grist = { image = "docker.io/gristlabs/grist:1.3.1"; env.GRIST_SINGLE_ORG = "me"; };
    box.services.whoami = { picture = "docker.io/traefik/whoami:v1.10.3"; environment.WHOAMI_NAME = "box"; };
    box.services.off = { enable = false; image = "docker.io/library/nginx:1.27"; };
    virtualisation.oci-containers.containers = lib.mapAttrs (_: service: { inherit (service) image environment; }) (
      lib.filterAttrs (_: service: service.enable) config.box.services
    );
  };
}
