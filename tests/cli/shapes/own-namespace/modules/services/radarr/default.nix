{ config, lib, ... }:
let cfg = config.homelab.services.radarr; in {
  options.homelab.services.radarr.enable = lib.mkEnableOption "radarr";
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.radarr = { image = "lscr.io/linuxserver/radarr:1.0.0"; environment = { PUID = "1000"; PGID = "100"; TZ = "UTC"; }; volumes = [ "/srv/radarr:/config" "/mnt/tank/media:/media" ]; ports = [ "127.0.0.1:80:80" ]; };
    systemd.tmpfiles.rules = [ "d /srv/radarr 0755 1000 100 -" ];
  };
}
