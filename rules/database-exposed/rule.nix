{ lib, ... }:
let
  described =
    container: exposure:
    if exposure.databaseKind == "http" then
      "${container.name} serves its data"
    else if exposure.isKnownByPort then
      "the database that uses port ${toString exposure.port.containerPort} of ${container.name} is open"
    else
      "the database ${container.name} is open";
in
{
  id = "HWC201";
  summary = "Database published beyond loopback";
  defaultSeverity = "error";
  severity =
    { exposure, container, ... }: if exposure.databaseKind == "http" || container.isRootless then "warning" else "error";
  confidence = "high";
  category = "network";
  securitySeverity = 8.6;
  subject = "exposure";
  settings = {
    extraImages = [ ];
    trusted = [
      "100.64.0.0/10"
      "fd7a:115c:a1e0::/48"
    ];
  };

  check =
    { exposure, container, settings, ... }:
    exposure.isPublic
    && (exposure.databaseKind != null || builtins.elem container.imageName settings.extraImages)
    && !exposure.isOnContainerNetwork
    && !exposure.isOnTunnel
    && !(builtins.any (trusted: builtins.elem trusted exposure.blocks) settings.trusted);

  message =
    { exposure, container, ... }:
    let
      answers = described container exposure;
    in
    if exposure.kind == "network" then
      "${container.name} has an address of its own on the network ${exposure.text}, so ${answers} to everyone there, on every port"
    else if exposure.kind == "publish-all" then
      "${exposure.text} publishes every port of ${container.name} on all addresses, so ${answers} to everyone who can reach this machine"
    else if exposure.isEveryAddress then
      "${exposure.text} publishes the port on all addresses, so ${answers} to everyone who can reach this machine"
    else
      "${exposure.text} publishes the port on ${exposure.port.hostIp}, so ${answers} to everyone who can reach that address";

  fix =
    { exposure, edit, ... }:
    let
      address = if exposure.loopback == null then "127.0.0.1" else exposure.loopback;
    in
    if exposure.kind != "port" || exposure.port.host == null then
      null
    else
      {
        title = "Publish the port on ${address} only";
        safe = false;
        withheld =
          if exposure.loopback == null then
            "the same port is already published on loopback; remove this publication"
          else
            null;
        edits = [
          (
            if exposure.port.hostIp == null then
              edit.prefix exposure "${address}:"
            else
              edit.replacePart exposure (
                if lib.hasInfix ":" exposure.port.hostIp then "[${exposure.port.hostIp}]" else exposure.port.hostIp
              ) address
          )
        ];
      };

  explanation = ''
    ## What it does

    Reports a database port that other machines can reach: published on all addresses (`5432:5432`, `0.0.0.0:5432:5432`,
    `[::]:5432:5432`), on an address of the local network, by `--publish-all` or by the container's pod
    (`podman pod create -p`), or reachable without any publication because the container is on a macvlan or ipvlan
    network. Stores and brokers that speak HTTP, which more often require a login, are a warning, and so are rootless
    containers.

    A container counts as a database by its image's name (postgres, mariadb, redis, mongo, ...), or if it publishes
    container port 5432, 3306, 6379, 27017, 1433 or 11211.

    ## Why it matters

    Databases are protected by a single password, some by none. A port that rootful Podman publishes also bypasses the
    NixOS firewall, because its packets are forwarded and never reach the chain that `networking.firewall` fills.

    ## What to do

    Publish on loopback, `127.0.0.1:5432:5432`, or publish nothing and let the applications reach the database by name
    on a network of their own. For access from elsewhere, use a tailnet address or that of a WireGuard interface, which
    are not reported; list the addresses and networks (in CIDR form) that others may use in `trusted`.

    ## When to suppress

    When clients elsewhere need the database, every user of it has a password, and the network is trusted. A permanently
    trusted address or network belongs in `trusted`.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#publish-p-ip-hostport-containerport-protocol"
    "https://wiki.nixos.org/wiki/Podman"
  ];
}
