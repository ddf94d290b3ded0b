# services.<name>, after the NixOS manual (options of these names): switches of services that run beside containers,
# and the ports and addresses of those that are known for certain. Their other options are not declared.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  enable = mkOption { type = types.bool; default = false; };
  openFirewall = enable;
  off = { inherit enable; };
  offOpen = { inherit enable openFirewall; };
  port = default: mkOption { type = types.port; inherit default; };
  address = default: mkOption { type = types.str; inherit default; };
  exporter = number: { inherit enable openFirewall; port = port number; listenAddress = address "0.0.0.0"; };
  mosquittoListener = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      port = port 1883;
      address = mkOption { type = types.nullOr types.str; default = null; };
    };
  };
in
{
  options.services = {
    actual = offOpen;
    adguardhome = offOpen;
    audiobookshelf = offOpen // { port = port 8000; host = address "127.0.0.1"; };
    avahi = off;
    bazarr = offOpen // { listenPort = port 6767; };
    blocky = off;
    calibre-web = offOpen;
    couchdb = off // { port = port 5984; bindAddress = address "127.0.0.1"; };
    ddclient = off;
    deluge = off;
    dnsmasq = off;
    fail2ban = off;
    firewalld = off;
    flaresolverr = offOpen // { port = port 8191; };
    forgejo = off;
    frigate = off;
    fwupd = off;
    gatus = offOpen;
    gitea = off;
    grafana = off // {
      settings = mkOption {
        type = types.submodule {
          freeformType = types.lazyAttrsOf types.anything;
          options.server = mkOption {
            type = types.submodule {
              freeformType = types.lazyAttrsOf types.anything;
              options = {
                http_addr = address "127.0.0.1";
                http_port = port 3000;
              };
            };
            default = { };
          };
        };
        default = { };
      };
    };
    home-assistant = offOpen;
    homepage-dashboard = offOpen // { listenPort = port 8082; };
    immich = offOpen // { port = port 2283; host = address "localhost"; };
    influxdb2 = off;
    jellyfin = offOpen;
    jellyseerr = offOpen // { port = port 5055; };
    kavita = off;
    lidarr = offOpen;
    loki = off;
    memcached = off // { port = port 11211; listen = address "127.0.0.1"; };
    miniflux = off;
    mongodb = off // { bind_ip = address "127.0.0.1"; };
    mosquitto = off // {
      listeners = mkOption { type = types.listOf (types.submodule mosquittoListener); default = [ ]; };
    };
    n8n = offOpen;
    navidrome = offOpen;
    netdata = off;
    nextcloud = off;
    ntfy-sh = off;
    ollama = offOpen // { port = port 11434; host = address "127.0.0.1"; };
    open-webui = offOpen // { port = port 8080; host = address "127.0.0.1"; };
    paperless = off // { port = port 28981; };
    pipewire = off;
    plex = offOpen;
    printing = off;
    prometheus = off // {
      port = port 9090;
      listenAddress = address "0.0.0.0";
      exporters = {
        blackbox = exporter 9115;
        node = exporter 9100;
        postgres = exporter 9187;
        redis = exporter 9121;
        smartctl = exporter 9633;
        systemd = exporter 9558;
      };
    };
    promtail = off;
    prowlarr = offOpen;
    qbittorrent = offOpen;
    qemuGuest = off;
    radarr = offOpen;
    readarr = offOpen;
    resolved = off;
    sabnzbd = offOpen;
    samba = offOpen;
    scrutiny = offOpen;
    smartd = off;
    sonarr = offOpen;
    syncthing = off;
    tautulli = offOpen // { port = port 8181; };
    telegraf = off;
    transmission = off;
    unbound = off;
    unifi = offOpen;
    uptime-kuma = off;
    vaultwarden = off;
    vector = off;
    victoriametrics = off;
    xserver = off;
    zigbee2mqtt = off;

    nfs.server = off;
  };
}
