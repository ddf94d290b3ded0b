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
    "the firewall opens port ${toString opening.port} ${where}, which belongs to the database ${container.name}";

  fix =
    { opening, edit, ... }:
    {
      title = "Keep port ${toString opening.port} closed";
      safe = false;
      withheld = if opening.isRange then "the range opens other ports too; split it by hand" else null;
      edits = [ (edit.removeElement opening) ];
    };

  explanation = ''
    ## What it does

    Reports a port in `networking.firewall.allowedTCPPorts`, in its ranges or those of an interface, that a database container of the same host
    publishes or, on the host's network, listens on. Interfaces of tunnels and of containers (the setting `trusted`) are not
    reported. For stores and brokers that speak HTTP or AMQP it is a warning: they ask for users of their own and are meant to
    be spoken to over a network. A range is not reported for a database that is published on loopback, or for other containers, only.

    ## Why it matters

    Whoever can send packets to the machine can try passwords on the database, and use every hole that it has. The entry also stays when
    the publication is bound to loopback, ready for the day on which it is not.

    ## What to do

    Remove the port. Applications on this machine do not need it; for others open it on an interface that you trust only:
    `networking.firewall.interfaces.tailscale0.allowedTCPPorts`. Further names of such interfaces go into `trusted`.

    ## When to suppress

    When machines of the network use the database on purpose, and each of its users has a password.
  '';
  references = [ "https://search.nixos.org/options?query=networking.firewall.allowedTCPPorts" ];
}
