{ lib, ... }:
{
  id = "HWC513";
  summary = "Container on the host's network";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "network";
  # Parts of image names: these are found by devices outside through broadcasts, or manage the host's network.
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
    "${container.name} uses the host's network, so each port that it listens on is open on the machine's own addresses";

  explanation = ''
    ## What it does

    Reports containers with `--network=host`, unless their image is one of those that other devices must find by broadcast
    or that manage the network (the setting `needsHost`: home-assistant, homebridge, unifi, jellyfin, tailscale, ...). The
    rule is pedantic: it is off until asked for.

    ## Why it matters

    The container reaches everything that listens on the host's loopback addresses, such as databases that are kept
    from the network on purpose. Its own ports cannot be moved, and every one of them is open as far as the firewall lets it.

    ## What to do

    Publish the ports that are needed, on loopback where a proxy stands before them:

        ports = [ "127.0.0.1:8080:8080" ];

    ## When to suppress

    When it must see broadcasts or the addresses of its clients. For more than one container of an image add its name
    to `needsHost`.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
