{ config, lib, pkgs, ... }:
let
  vpn = [ "--network=container:gluetun" ];
  mk = name: port: extra: lib.recursiveUpdate {
    image = "lscr.io/linuxserver/${name}:latest"; # expect: HWC101
    environment = { PUID = "1000"; PGID = "1000"; TZ = config.time.timeZone; };
    volumes = [ "/srv/${name}:/config" "/mnt/media:/data" ];
    dependsOn = [ "gluetun" ];
    extraOptions = vpn;
  } extra;
in
{
  virtualisation.oci-containers.containers = {
    gluetun = {
      image = "docker.io/qmcgaw/gluetun:v3.39";
      ports = [ "8989:8989" "7878:7878" "9696:9696" "8080:8080" "6881:6881" "6881:6881/udp" "6767:6767" ];
      environmentFiles = [ "/run/secrets/gluetun" ];
      environment = {
        VPN_SERVICE_PROVIDER = "mullvad";
        VPN_TYPE = "wireguard";
        FIREWALL_OUTBOUND_SUBNETS = "192.168.1.0/24";
      };
      extraOptions = [ "--cap-add=NET_ADMIN" "--device=/dev/net/tun:/dev/net/tun" "--privileged" ]; # expect: HWC501
    };
    sonarr = mk "sonarr" 8989 { };
    radarr = mk "radarr" 7878 { };
    prowlarr = mk "prowlarr" 9696 { };
    bazarr = mk "bazarr" 6767 { };
    qbittorrent = mk "qbittorrent" 8080 {
      environment.WEBUI_PORT = "8080";
    };
    flaresolverr = {
      image = "ghcr.io/flaresolverr/flaresolverr:v3.3.21";
      extraOptions = vpn;
      dependsOn = [ "gluetun" ];
    };
    jellyseerr = {
      image = "docker.io/fallenbagel/jellyseerr:1.9.2";
      ports = [ "5055:5055" ];
      volumes = [ "/srv/jellyseerr:/app/config" ];
    };
    jellyfin = {
      image = "docker.io/jellyfin/jellyfin:10.9.11";
      ports = [ "8096:8096" "7359:7359/udp" "1900:1900/udp" ];
      volumes = [ "/srv/jellyfin:/config" "/mnt/media:/media:ro" ];
      devices = [ "/dev/dri/renderD128:/dev/dri/renderD128" ];
      environment.JELLYFIN_PublishedServerUrl = "https://jellyfin.example.org";
    };
    audiobookshelf = {
      image = "ghcr.io/advplyr/audiobookshelf:2.13.4";
      ports = [ "13378:80" ];
      volumes = [ "/mnt/media/audiobooks:/audiobooks" "/srv/abs:/config" ];
    };
    calibre-web = {
      image = "lscr.io/linuxserver/calibre-web:0.6.23";
      environment = {
        PUID = "1000";
        PGID = "100"; # expect: HWC504
      };
      ports = [ "8083:8083" ];
      volumes = [ "/srv/calibre-web:/config" ];
    };
  };
}
