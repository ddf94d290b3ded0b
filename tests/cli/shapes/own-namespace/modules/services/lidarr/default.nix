{ config, lib, ... }:
let cfg = config.homelab.services.lidarr; in {
  options.homelab.services.lidarr.enable = lib.mkEnableOption "lidarr";
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.lidarr = { image = "lscr.io/linuxserver/lidarr:1.0.0"; environment = { PUID = "1000"; PGID = "100"; TZ = "UTC"; }; volumes = [ "/srv/lidarr:/config" "/mnt/tank/media:/media" ]; ports = [ "127.0.0.1:80:80" ]; };
    systemd.tmpfiles.rules = [ "d /srv/lidarr 0755 1000 100 -" ];
  };
}
