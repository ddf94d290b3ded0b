{ config, lib, pkgs, ... }:
let
  cfg = config.my.media;
  arr = name: port: tag: lib.nameValuePair name (lib.my.mkArr { inherit name port tag config; });
in
{
  options.my.media = {
    enable = lib.mkEnableOption "the media stack";
    root = lib.mkOption { type = lib.types.path; default = "/tank/media"; };
    gpu = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    sops.secrets."gluetun.env" = { sopsFile = ../../secrets/gluetun.env; format = "dotenv"; };
    virtualisation.oci-containers.containers = lib.listToAttrs [
      (arr "sonarr" 8989 "4.0.10")
      (arr "radarr" 7878 "5.14.0")
      (arr "prowlarr" 9696 "1.25.4")
    ] // {
      gluetun = {
        image = "qmcgaw/gluetun:v3.39.1";
        environmentFiles = [ config.sops.secrets."gluetun.env".path ];
        ports = [ "8080:8080" "127.0.0.1:8989:8989" "127.0.0.1:7878:7878" ];
        extraOptions = [ "--cap-add=NET_ADMIN" "--device=/dev/net/tun:/dev/net/tun" "--sysctl=net.ipv6.conf.all.disable_ipv6=1" ];
      };
      qbittorrent = lib.my.mkArr { name = "qbittorrent"; port = 8080; tag = "5.0.2"; inherit config; extra.environment.WEBUI_PORT = "8080"; };
      jellyfin = {
        image = "jellyfin/jellyfin:10.10.3";
        ports = [ "8096:8096" ];
        volumes = [ "/persist/appdata/jellyfin:/config" "${cfg.root}:/media:ro" ];
        extraOptions = lib.optionals cfg.gpu [ "--device=/dev/dri:/dev/dri" "--group-add=303" ];
        user = "1000:100";
      };
    };
    systemd.tmpfiles.rules = map (n: "d /persist/appdata/${n} 0750 1000 100 -") [ "sonarr" "radarr" "prowlarr" "qbittorrent" "jellyfin" ];
    networking.firewall.allowedTCPPorts = [ 8096 ];
  };
}
