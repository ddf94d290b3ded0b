# services.<name>, after the NixOS manual (options of these names): switches of services that run beside containers,
# and the ports, addresses, accounts and folders of those that are known for certain. Their other options are not
# declared.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  enable = mkOption { type = types.bool; default = false; };
  openFirewall = enable;
  off = { inherit enable; };
  offOpen = { inherit enable openFirewall; };
  port = default: mkOption { type = types.port; inherit default; };
  address = default: mkOption { type = types.str; inherit default; };
  name = default: mkOption { type = types.str; inherit default; };
  runAs = account: { user = name account; group = name account; };
  folder = default: mkOption { type = types.either types.path types.str; inherit default; };
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
    audiobookshelf = offOpen // runAs "audiobookshelf" // { port = port 8000; host = address "127.0.0.1"; };
    avahi = off;
    bazarr = offOpen // runAs "bazarr" // { listenPort = port 6767; };
    blocky = off;
    calibre-web = offOpen // runAs "calibre-web";
    couchdb = off // runAs "couchdb" // { port = port 5984; bindAddress = address "127.0.0.1"; };
    ddclient = off;
    deluge = off // runAs "deluge" // { dataDir = folder "/var/lib/deluge"; };
    dnsmasq = off;
    fail2ban = off;
    firewalld = off;
    flaresolverr = offOpen // { port = port 8191; };
    forgejo = off // runAs "forgejo" // { stateDir = folder "/var/lib/forgejo"; };
    frigate = off;
    fwupd = off;
    gatus = offOpen;
    gitea = off // { user = name "gitea"; stateDir = folder "/var/lib/gitea"; };
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
    home-assistant = offOpen // { configDir = folder "/var/lib/hass"; };
    homepage-dashboard = offOpen // { listenPort = port 8082; };
    immich = offOpen // runAs "immich" // {
      port = port 2283;
      host = address "localhost";
      mediaLocation = folder "/var/lib/immich";
    };
    influxdb2 = off;
    jellyfin = offOpen // runAs "jellyfin" // { dataDir = folder "/var/lib/jellyfin"; cacheDir = folder "/var/cache/jellyfin"; };
    jellyseerr = offOpen // { port = port 5055; };
    kavita = off;
    lidarr = offOpen // runAs "lidarr" // { dataDir = folder "/var/lib/lidarr/.config/Lidarr"; };
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
    paperless = off // { port = port 28981; user = name "paperless"; dataDir = folder "/var/lib/paperless"; };
    pipewire = off;
    plex = offOpen // runAs "plex" // { dataDir = folder "/var/lib/plex"; };
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
    qbittorrent = offOpen // runAs "qbittorrent";
    qemuGuest = off;
    radarr = offOpen // runAs "radarr" // { dataDir = folder "/var/lib/radarr/.config/Radarr"; };
    readarr = offOpen // runAs "readarr" // { dataDir = folder "/var/lib/readarr"; };
    resolved = off;
    sabnzbd = offOpen // runAs "sabnzbd";
    samba = offOpen;
    scrutiny = offOpen;
    smartd = off;
    sonarr = offOpen // runAs "sonarr" // { dataDir = folder "/var/lib/sonarr/.config/NzbDrone"; };
    syncthing = off // runAs "syncthing" // { dataDir = folder "/var/lib/syncthing"; };
    tautulli = offOpen // { port = port 8181; };
    telegraf = off;
    transmission = off // runAs "transmission" // { home = folder "/var/lib/transmission"; };
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
