{ lib, ... }:
{
  id = "HWC209";
  summary = "Port that cannot be published";
  severity = "error";
  confidence = "high";
  category = "network";
  subject = "port";

  # A dollar sign is a variable that nothing expands, which HWC721 reports.
  check = { port, ... }: port.problem != null && !(lib.hasInfix "$" port.text);

  message =
    { port, container, ... }: "${container.name} cannot publish ${port.text}, so it does not start: ${port.problem}";

  explanation = ''
    ## What it does

    Reports a publication that Podman refuses: a port outside 1 to 65535, ranges of different lengths, an invalid
    address, a protocol other than tcp, udp and sctp, two protocols (`/tcp,udp`), too many colons. A host range for a
    single container port (`8000-8010:80`), from which Docker picks a free port, is reported where Podman runs the
    container.

    ## Why it matters

    NixOS passes the text on as it is. The configuration builds, and the container fails when it starts.

    ## What to do

    Write `[address:]hostPort:containerPort[/protocol]`. The address is a number, `127.0.0.1` for `localhost`; one of IPv6
    needs brackets: `[::1]:8080:80`. A port that is used with both protocols is published twice:

        ports = [ "53:53/tcp" "53:53/udp" ];

    ## When to suppress

    Never: the container cannot start. If it does start, please report the case.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#publish-p-ip-hostport-containerport-protocol" ];
}
