{ lib, ... }:
let
  matches = trusted: name: trusted == name || (lib.hasSuffix "+" trusted && lib.hasPrefix (lib.removeSuffix "+" trusted) name);
in
{
  id = "HWC212";
  summary = "Firewall opened for a database";
  defaultSeverity = "error";
  severity = { opening, ... }: if opening.kind == "http" then "warning" else "error";
  confidence = "high";
  category = "network";
  securitySeverity = 8.0;
  subject = "opening";
  settings.trusted = [
    "br-+" "cni-podman+" "docker+" "incusbr+" "lo" "nebula+" "podman+" "tailscale0" "ve-+" "virbr+" "wg+" "wt0" "zt+"
  ];

  check =
    { opening, settings, ... }:
    # A range is opened for what else uses it.
    (opening.isUsed || !opening.isRange)
    && (opening.interface == null || !(builtins.any (trusted: matches trusted opening.interface) settings.trusted));

  message =
    { opening, container, ... }:
    let
      where = if opening.interface == null then "on every interface" else "on ${opening.interface}";
    in
    "the firewall opens port ${toString opening.port} of the database ${container.name} ${where}";

  fix =
    { opening, edit, ... }:
    {
      title = "Close port ${toString opening.port}";
      safe = false;
      withheld = if opening.isRange then "the range opens other ports too; split it by hand" else null;
      edits = [ (edit.removeElement opening) ];
    };

  explanation = ''
    ## What it does

    Reports a port in `networking.firewall.allowedTCPPorts`, in its ranges or those of an interface, that a database
    container of the same host publishes or, on the host's network, listens on. Interfaces of tunnels and of containers
    (the setting `trusted`) are not reported. It is a warning for stores and brokers that speak HTTP or AMQP, which have
    users of their own and are designed for use over a network. A range is not reported if the database is published
    only on loopback or for other containers.

    ## Why it matters

    Anyone who can send packets to the machine can try passwords on the database and exploit its vulnerabilities. While
    the publication is bound to loopback, the entry remains a trap for the day when it no longer is.

    ## What to do

    Remove the port. Applications on this machine do not need it; for others, open it only on an interface that you
    trust: `networking.firewall.interfaces.tailscale0.allowedTCPPorts`. List further interfaces of that kind in
    `trusted`.

    ## When to suppress

    When other machines use the database on purpose, and every database user has a password.
  '';
  references = [ "https://search.nixos.org/options?query=networking.firewall.allowedTCPPorts" ];
}
