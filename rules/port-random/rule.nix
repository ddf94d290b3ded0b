{
  id = "HWC215";
  summary = "Random host port";
  severity = "warning";
  confidence = "high";
  category = "network";
  subject = "port";

  check =
    { port, ... }: port.isRandom && !port.isRange && !port.isIgnored && port.problem == null;

  message =
    { port, container, ... }:
    "${container.name} publishes ${port.text} without a host port, so it gets a different one at each start";

  explanation = ''
    ## What it does

    Reports a publication that names only the port in the container: `"5432"`, `"127.0.0.1::5432"`.

    ## Why it matters

    Podman then picks a free host port, a different one at each start, which no proxy, firewall rule or bookmark can
    know. Without an address, it is also open on all addresses.

    ## What to do

    Name the host port: `"127.0.0.1:5432:5432"`. If nothing on the host needs the port, publish nothing.

    ## When to suppress

    When something asks Podman for the port at each start (`podman port`).
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#publish-p-ip-hostport-containerport-protocol" ];
}
