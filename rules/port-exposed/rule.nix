{ lib, ... }:
{
  id = "HWC211";
  summary = "Port published beyond loopback";
  severity = "note";
  confidence = "high";
  category = "network";
  subject = "exposure";
  pedantic = true;
  settings.trusted = [
    "100.64.0.0/10"
    "fd7a:115c:a1e0::/48"
  ];

  check =
    { exposure, settings, ... }:
    exposure.kind == "port"
    && exposure.isPublic
    && exposure.port.problem == null
    && exposure.databaseKind == null
    && !exposure.isOnContainerNetwork
    && !exposure.isOnTunnel
    && !(builtins.any (trusted: builtins.elem trusted exposure.blocks) settings.trusted);

  message =
    { exposure, container, ... }:
    if exposure.isEveryAddress then
      "${container.name} publishes ${exposure.text} on all addresses, bypassing the firewall"
    else
      "${container.name} publishes ${exposure.text} on ${exposure.port.hostIp}, bypassing the firewall";

  fix =
    { exposure, edit, ... }:
    let
      address = if exposure.loopback == null then "127.0.0.1" else exposure.loopback;
    in
    if exposure.port.host == null then
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

    Reports every port that is published on other addresses than loopback, those of WireGuard interfaces of the project,
    and those in `trusted` (at first a tailnet's). Databases are reported by `database-exposed`.

    ## Why it matters

    A port that rootful Podman publishes is open to the network whatever `networking.firewall` says. A service behind a
    reverse proxy needs no port of its own there; with one, it can be reached without the proxy's TLS and
    authentication.

    ## What to do

    Publish on `127.0.0.1` and let the proxy do the rest.

    ## When to suppress

    For ports that are meant for the network, such as those of the proxy itself, or of a game server.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#publish-p-ip-hostport-containerport-protocol" ];
}
