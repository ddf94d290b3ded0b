{ lib, config, ... }:
let
  cfg = config.my.off;
in
{
  options.my.off = {
    enable = lib.mkEnableOption "a service";
    domain = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
    mail = lib.mkOption { type = lib.types.str; default = "mail.${config.networking.domain}"; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.off = {
      image = "docker.io/a/app:1.2.3";
      environment.URL = "https://${cfg.domain}";
      labels.mail = cfg.mail;
    };
  };
}
