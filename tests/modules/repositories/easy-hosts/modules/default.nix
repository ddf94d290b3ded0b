{ lib, config, self, inputs', ... }:
let
  cfg = config.garden.services.glance;
in
{
  options.garden.services.glance = {
    enable = lib.mkEnableOption "glance";
    domain = lib.mkOption { type = lib.types.str; default = "glance.local"; };
    host = lib.mkOption { type = lib.types.str; default = "127.0.0.1"; };
    port = lib.mkOption { type = lib.types.port; default = 3000; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.glance = {
      image = "docker.io/glanceapp/glance:v0.6.4";
      ports = [ "${cfg.host}:${toString cfg.port}:8080" ];
      environment.DOMAIN = cfg.domain;
    };
  };
}
