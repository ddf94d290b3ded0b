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
    && network.text == (builtins.head container.knownNetworks).text
    && (isAddressable container settings || builtins.elem container.imageName settings.images)
    && !(builtins.any (joined: joined.isMacvlan || joined.isHost) container.networks);

  message =
    { network, container, ... }:
    "${container.name} is on the network ${network.name}; discovery does not cross its bridge, so devices on the LAN cannot find it";

  explanation = ''
    ## What it does

    Reports services on a custom network that devices on the LAN find by discovery (mDNS, SSDP, broadcasts), or that
    discover such devices themselves. It is a note for media servers and network controllers with a published port or a
    proxy: their clients can be configured with an address.

    ## Why it matters

    Discovery sends messages to all machines of a network, and a container network is separate from the LAN. The service
    runs, but televisions, speakers and bulbs never see it.

    ## What to do

    Give the container the host's network (`networks = [ "host" ]`), an address of its own (macvlan), or run the service
    natively.

    ## When to suppress

    When everything is configured by address, such as a Home Assistant whose devices all connect through MQTT.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
    "https://www.home-assistant.io/installation/linux#install-home-assistant-container"
  ];
}
