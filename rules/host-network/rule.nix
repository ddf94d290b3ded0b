{ lib, ... }:
{
  id = "HWC513";
  summary = "Container on the host's network";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "network";
  # Parts of image names: other devices discover these by broadcast, or they manage the host's network.
  settings.needsHost = [
    "home-assistant" "homeassistant" "homebridge" "matter" "unifi" "scrypted" "openthread" "music-assistant" "avahi"
    "minidlna" "gerbera" "readymedia" "airsonos" "shairport" "airconnect" "mdns" "roon" "snapcast" "snapserver"
    "jellyfin" "plex" "pms-docker" "emby" "frigate" "node-red" "zigbee2mqtt" "esphome" "tailscale" "wireguard"
    "netbird" "zerotier" "keepalived" "pihole" "adguardhome" "dhcp" "node-exporter" "netdata"
  ];

  check =
    { network, container, settings, ... }:
    network.isHost
    && !(container.imageName != null && lib.any (name: lib.hasInfix name container.imageName) settings.needsHost);
  message =
    { container, ... }:
    "${container.name} uses the host's network, so every port that it listens on is open on the machine's addresses";

  explanation = ''
    ## What it does

    Reports containers with `--network=host`, unless their image is one of those that other devices must find by broadcast
    or that manage the network (the setting `needsHost`: home-assistant, homebridge, unifi, jellyfin, tailscale, ...). The
    rule is pedantic, so it is off by default.

    ## Why it matters

    The container can reach everything that listens on the host's loopback addresses, such as databases that are
    deliberately kept off the network. Its own ports cannot be remapped, and each is open unless the firewall closes it.

    ## What to do

    Publish only the ports needed, on loopback if they are behind a proxy:

        ports = [ "127.0.0.1:8080:8080" ];

    ## When to suppress

    When it must see broadcasts or its clients' addresses. To allow an image everywhere, add its name to `needsHost`.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
