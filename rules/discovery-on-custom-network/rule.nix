{ lib, ... }:
let
  isAddressable = container: settings: builtins.elem container.imageName settings.addressableImages;
  isRouteLabel = label: lib.any (prefix: lib.hasPrefix prefix label.name) [ "traefik." "caddy" ];
  shares = one: other: lib.any (network: network.isCustom && lib.any (joined: joined.name == network.name) other.networks) one.networks;
  # Applications can be given the address of a published port or of a proxy.
  hasAddress =
    container: host: settings:
    container.ports != [ ]
    || lib.any isRouteLabel container.labels
    || lib.any (other: builtins.elem other.imageName settings.proxyImages && shares container other) host.containers;
in
{
  id = "HWC204";
  summary = "Service found by discovery on a custom network";
  defaultSeverity = "warning";
  severity =
    { container, host, settings, ... }:
    if isAddressable container settings && hasAddress container host settings then "note" else "warning";
  confidence = "medium";
  category = "network";
  subject = "network";
  settings = {
    images = [
      "airconnect"
      "docker-airconnect"
      "gerbera"
      "hass"
      "home-assistant"
      "homeassistant"
      "homebridge"
      "librespot"
      "lyrionmusicserver"
      "matter-server"
      "minidlna"
      "music-assistant-server"
      "owntone"
      "python-matter-server"
      "scrypted"
      "server-matter"
      "shairport-sync"
    ];
    addressableImages = [
      "emby"
      "embyserver"
      "frigate"
      "jellyfin"
      "plex"
      "pms-docker"
      "unifi"
      "unifi-controller"
      "unifi-network-application"
    ];
    proxyImages = [
      "caddy"
      "cloudflared"
      "haproxy"
      "nginx"
      "nginx-proxy-manager"
      "swag"
      "traefik"
    ];
  };

  check =
    { network, container, settings, ... }:
    network.isCustom
    && network.text == (builtins.head container.networks).text
    && (isAddressable container settings || builtins.elem container.imageName settings.images)
    && !(builtins.any (joined: joined.isMacvlan || joined.isHost) container.networks);

  message =
    { network, container, ... }:
    "${container.name} sits on the network ${network.name}, whose bridge discovery does not cross: devices of the house do not find it";

  explanation = ''
    ## What it does

    Reports services that devices of the house find by discovery (mDNS, SSDP, broadcasts), or that look for such devices
    themselves, on a custom network. For media servers and network controllers with a published port or a proxy it is a note: their
    applications and devices can be given an address.

    ## Why it matters

    Discovery works by messages to all machines of a network, and the bridge of a container network is a network of its
    own. The service runs, and televisions, speakers and bulbs never see it.

    ## What to do

    Give the container the host's network (`networks = [ "host" ]`), an address of its own (macvlan), or run the service
    natively.

    ## When to suppress

    When everything is configured by address, such as a home-assistant whose devices all come through MQTT.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
    "https://www.home-assistant.io/installation/linux#install-home-assistant-container"
  ];
}
