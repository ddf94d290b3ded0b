{
  id = "HWC214";
  summary = "Network of a container that may not be running";
  defaultSeverity = "error";
  severity = { networkShare, host, ... }: if networkShare.isDefined then "warning" else if host.isNeeded then "error" else "note";
  confidence = "high";
  category = "network";
  subject = "networkShare";

  check = { networkShare, ... }: !networkShare.isDefined || !networkShare.isOrdered;

  message =
    { networkShare, container, lib, ... }:
    if networkShare.isDefined then
      "${container.name} shares the network of ${networkShare.name}, but is not ordered after it, so it fails if it starts first"
    else
      "${container.name} shares the network of ${networkShare.name}, but there is no container of that name${lib.optionalString (networkShare.nearest != null) " (is ${networkShare.nearest} meant?)"}";

  explanation = ''
    ## What it does

    Reports `--network=container:x` where no container `x` is defined, and, as a warning, where nothing orders the
    container after `x`. Where the project has hosts and none of them runs the container, a missing `x` is a note.

    ## Why it matters

    The container joins the network namespace of a running container. Without one, Podman refuses to start it. When `x`
    is recreated, the other one has to be restarted too, which `dependsOn` ensures.

    ## What to do

    Correct the name, and add `dependsOn = [ "x" ];`.

    ## When to suppress

    When the other container is started by hand or by another tool.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
    "https://search.nixos.org/options?query=virtualisation.oci-containers.containers.%3Cname%3E.dependsOn"
  ];
}
