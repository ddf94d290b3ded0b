{ lib, ... }:
let
  shared = container: builtins.filter (network: network.ignoresPorts) container.knownNetworks;
  isInPod = container: container.isPodman && shared container == [ ];
  refused =
    container:
    isInPod container || container.backend == "docker" && builtins.any (network: network.isContainer) container.networks;
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
      ports = lib.concatMapStringsSep ", " (port: "${port.text}") container.knownPorts;
    in
    if isInPod container then
      "${container.name} publishes ${ports} although it is in a pod, which Podman refuses, so it does not start"
    else if refused container then
      "${container.name} publishes ${ports} on the network ${network.text}, which Docker refuses, so it does not start"
    else
      "${container.name} publishes ${ports}, which has no effect on the network ${network.text}";

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
    container or a pod, or none. It is an error where the container does not start because of them: in a pod, and with
    Docker in another container's network.

    ## Why it matters

    Podman discards them. On the host's network the service listens where its own settings say, on every address,
    whatever `ports` says. In another container's network, only that container's publications count; Docker refuses to
    start such a container. A pod has the ports that it was created with: Podman stops with "published or exposed ports
    must be defined when the pod is created".

    ## What to do

    Remove `ports`. With `--network=container:x`, publish them on the container `x`; for a pod, where it is created:
    `podman pod create --publish 127.0.0.1:8080:80 house`. On the host's network, choose the port and address in the
    service's own settings.

    ## When to suppress

    When the ports are kept for the day on which the container gets a network of its own.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
