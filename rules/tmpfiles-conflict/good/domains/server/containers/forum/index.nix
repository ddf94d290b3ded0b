{ config, lib, ... }:
{
  options.hwc.server.containers.forum.enable = lib.mkEnableOption "forum";
  config = lib.mkIf config.hwc.server.containers.forum.enable {
    virtualisation.oci-containers.containers.forum.image = "docker.io/library/nginx:1.27.2";
    systemd.tmpfiles.rules = [ "d /opt/business/shared 0700 1000 1000 -" ];
  };
}
