{ config, lib, ... }:
let cfg = config.homelab.services.sonarr; in {
  options.homelab.services.sonarr.enable = lib.mkEnableOption "sonarr";
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.sonarr = { image = "lscr.io/linuxserver/sonarr:1.0.0"; environment = { PUID = "1000"; PGID = "100"; TZ = "UTC"; }; volumes = [ "/srv/sonarr:/config" "/mnt/tank/media:/media" ]; ports = [ "127.0.0.1:80:80" ]; };
    systemd.tmpfiles.rules = [ "d /srv/sonarr 0755 1000 100 -" ];
  };
}
