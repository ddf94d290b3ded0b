let
  isMedia = container: settings: builtins.elem container.imageName settings.mediaImages;
in
{
  id = "HWC204";
  summary = "Service found by discovery on a custom network";
  defaultSeverity = "warning";
  severity = { container, settings, ... }: if isMedia container settings then "note" else "warning";
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
      "unifi"
      "unifi-controller"
      "unifi-network-application"
    ];
    mediaImages = [
      "emby"
      "embyserver"
      "frigate"
      "jellyfin"
      "plex"
      "pms-docker"
    ];
  };

  check =
    { network, container, settings, ... }:
    network.isCustom
    && network.text == (builtins.head container.networks).text
    && (isMedia container settings || builtins.elem container.imageName settings.images)
    && !(builtins.any (joined: joined.isMacvlan || joined.isHost) container.networks);

  message =
    { network, container, ... }:
    "${container.name} sits on the network ${network.name}, where devices of the house do not find it: discovery does not cross the bridge";

  explanation = ''
    ## What it does

    Reports services that devices of the house find by discovery (mDNS, SSDP, broadcasts), or that look for such devices themselves, on a custom
    network. For media servers it is a note: their applications can be given an address.

    ## Why it matters

    Discovery works by messages to all machines of a network, and the bridge of a container network is a network of its own. The
    service runs, and televisions, speakers and bulbs never see it.

    ## What to do

    Give the container the host's network (`networks = [ "host" ]`), an address of its own (macvlan), or run the service natively. If
    everything is configured by address, suppress the finding and say so.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
    "https://www.home-assistant.io/installation/linux#install-home-assistant-container"
  ];
}
