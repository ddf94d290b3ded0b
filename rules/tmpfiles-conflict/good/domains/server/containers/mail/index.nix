{ config, lib, ... }:
{
  options.hwc.server.containers.mail.enable = lib.mkEnableOption "mail";
  config = lib.mkIf config.hwc.server.containers.mail.enable {
    virtualisation.oci-containers.containers.mail.image = "docker.io/library/nginx:1.27.2";
    systemd.tmpfiles.rules = [ "d /opt/business/shared 0755 1000 1000 -" ];
  };
}
