# No host sets the domain, so that only the assumption that it stays null makes this fail.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    domain = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "app:1";
      environment.URL = "https://" + cfg.domain;
    };
    virtualisation.oci-containers.containers.broken = { image = "broken:${cfg.domain}"; };
  };
}
