{ lib, ... }:
let
  shared = container: builtins.filter (network: network.ignoresPorts) container.knownNetworks;
  refused = container: container.backend == "docker" && builtins.any (network: network.isContainer) container.networks;
in
{
  id = "HWC210";
  summary = "Published ports without effect";
  defaultSeverity = "warning";
  severity = { container, ... }: if refused container then "error" else "warning";
  confidence = "high";
  category = "network";
  subject = "container";

  check = { container, ... }: container.ignoresPorts && container.ports != [ ];
  at = { container, ... }: builtins.head container.knownPorts;

  message =
    { container, ... }:
    let
      network = builtins.head (shared container);
      place = if shared container == [ ] then "in a pod" else "on the network ${network.text}";
      ports = lib.concatMapStringsSep ", " (port: "${port.text}") container.knownPorts;
    in
    if refused container then
      "${container.name} publishes ${ports} on the network ${network.text}, which Docker refuses, so it does not start"
    else
      "${container.name} publishes ${ports}, which has no effect ${place}";

  fix =
    { container, edit, ... }:
    {
      title = "Remove the published ports";
      safe = false;
      edits = [ (edit.removeElements container.knownPorts) ];
    };

  explanation = ''
    ## What it does

    Reports published ports of a container without a network of its own: one that uses the network of the host, another
    container or a pod, or none.

    ## Why it matters

    Podman discards them. On the host's network the service listens where its own settings say, on every address,
    whatever `ports` says. In another container's network, only that container's publications count. Docker refuses to
    start such a container.

    ## What to do

    Remove `ports`. With `--network=container:x`, publish them on the container `x`; on the host's network, choose the
    port and address in the service's own settings.

    ## When to suppress

    When the ports are kept for the day on which the container gets a network of its own.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
