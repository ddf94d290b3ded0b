{ lib, ... }:
let
  matches = trusted: name: trusted == name || (lib.hasSuffix "+" trusted && lib.hasPrefix (lib.removeSuffix "+" trusted) name);
  isTrusted = settings: name: lib.any (trusted: matches trusted name) settings.trusted;
  isOpen = hostDatabase: settings: hostDatabase.isOpen || lib.any (name: !(isTrusted settings name)) hostDatabase.interfaces;
in
{
  id = "HWC202";
  summary = "Database on the host's network";
  defaultSeverity = "warning";
  severity =
    { hostDatabase, settings, ... }:
    if isOpen hostDatabase settings && hostDatabase.kind != "http" then "error" else "warning";
  confidence = "medium";
  category = "network";
  securitySeverity = 7.5;
  subject = "hostDatabase";
  settings.trusted = [
    "br-+" "cni-podman+" "docker+" "incusbr+" "lo" "nebula+" "podman+" "tailscale0" "ve-+" "virbr+" "wg+" "wt0" "zt+"
  ];

  check = { hostDatabase, ... }: !hostDatabase.isOnLoopback;

  message =
    { hostDatabase, container, host, settings, ... }:
    if !(isOpen hostDatabase settings) then
      "the database ${container.name} uses the host's network and listens on all its addresses; only the firewall keeps others out"
    else if !host.firewall.isEnabled then
      "the database ${container.name} uses the host's network, and the firewall is off, so it is open to everyone who can reach this machine"
    else
      "the database ${container.name} uses the host's network, and the firewall opens its port, so it is open to everyone who can reach this machine";

  explanation = ''
    ## What it does

    Reports a database container that uses the host's network. It is an error where the firewall is off or opens the
    database's port, on all interfaces or on one that is not `trusted`. It stays a warning for stores and brokers that
    speak HTTP or AMQP (couchdb, influxdb, elasticsearch, rabbitmq, ...), which have users of their own and are designed
    for use over a network. Interfaces in `networking.firewall.trustedInterfaces` count as open.

    ## Why it matters

    Database images listen on all addresses, which is harmless inside a container. On the host's network this means
    every interface of the machine, and every process on the machine can reach the database too.

    ## What to do

    Give it a container network and publish the port on `127.0.0.1` if something on the host needs it. Or tell the
    server to listen on loopback, in its command or environment: `cmd = [ "-c" "listen_addresses=127.0.0.1" ]`.

    ## When to suppress

    When the server's own configuration file, which hwc-lint does not read, sets the address that it listens on. Where
    the command names such a file (`redis-server /etc/redis.conf`), nothing is reported anyway.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
    "https://search.nixos.org/options?query=networking.firewall"
  ];
}
