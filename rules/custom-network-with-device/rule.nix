{ lib, ... }:
let
  # Other containers are reached over the network: a broker, a proxy, a database.
  hasPartner =
    container: host:
    lib.any (
      network:
      network.isCustom
      && lib.any (other: other.name != container.name && lib.any (joined: joined.name == network.name) other.networks) host.containers
    ) container.networks;
  isHarmless = { hardware, container, host, ... }: hardware.isInsideOnly || hasPartner container host;
in
{
  id = "HWC203";
  summary = "Device access on a custom network";
  defaultSeverity = "warning";
  severity = { hardware, container, host, ... }@facts: if isHarmless facts then "note" else "warning";
  confidence = "medium";
  category = "network";
  subject = "hardware";

  check =
    { container, ... }:
    container.usesCustomNetwork
    && !container.usesHostNetwork
    && !(builtins.any (network: network.isMacvlan) container.networks);

  message =
    { hardware, container, host, ... }@facts:
    let
      networks = builtins.filter (network: network.isCustom) container.networks;
      given = if hardware.first.kind == "privileged" then "all devices (privileged)" else "${hardware.first.text}";
      names = map (network: "${network.name}") networks;
      network =
        if builtins.length names == 1 then
          "network ${lib.head names}"
        else
          "networks ${lib.concatStringsSep ", " (lib.init names)} and ${lib.last names}";
    in
    if isHarmless facts then
      "${container.name} is given ${given} on the ${network}: harmless unless devices on your LAN must discover it"
    else
      "${container.name} is given ${given}, but devices on your LAN cannot discover it on the ${network}";

  related =
    { container, ... }:
    map (network: {
      fact = network;
      message = "it joins ${network.name} here";
    }) (builtins.filter (network: network.isCustom) container.networks);

  explanation = ''
    ## What it does

    Reports a container that is given hardware (`devices`, `--device`, `--gpus`, a mount below `/dev`, `privileged`) and
    at the same time joins a custom network. Hardware that works inside the machine, such as graphics processors,
    accelerators and drives, is a note, since the network does not affect it; so is a container that shares the network
    with another one, such as a radio gateway with its broker. `/dev/net/tun`, `/dev/fuse`, `/dev/kvm` and `/dev/kmsg`
    are kernel interfaces and do not count, nor does `privileged` together with them.

    ## Why it matters

    A service that uses hardware usually talks to other devices too: radios, cameras, printers. Broadcasts do not cross
    the bridge of a custom network, and replies come from a different address than the one the device asked.

    ## What to do

    Run it as a native NixOS service, or give it the host's network with `networks = [ "host" ]`.

    ## When to suppress

    When it only needs the device and is reached through a proxy or a broker:

        # hwc-lint: ignore[HWC203] only the proxy talks to it
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
