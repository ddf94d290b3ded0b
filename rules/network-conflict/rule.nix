{ lib, ... }:
{
  id = "HWC213";
  summary = "Networks that exclude each other";
  severity = "error";
  confidence = "high";
  category = "network";
  subject = "container";

  check = { container, ... }: container.networkConflict != null;
  at = { container, ... }: builtins.elemAt container.networks 1;

  message =
    { container, ... }:
    let
      networks = lib.concatMapStringsSep " and " (network: "${network.text}") container.networks;
    in
    "${container.name} joins ${networks}, but ${container.networkConflict}, so it does not start";
  related =
    { container, ... }:
    [
      {
        fact = builtins.head container.networks;
        message = "the first one is here";
      }
    ];

  explanation = ''
    ## What it does

    Reports a container that has the host's network, another container's, none or a user-mode one (`pasta`, `slirp4netns`) and at the same time joins
    another network, or gets such a mode twice, for example from `networks` and from a flag.

    ## Why it matters

    Only networks with a name can be combined. Podman refuses the rest when the container starts.

    ## What to do

    Keep one. Look at helpers and at the option `networks`, which both become `--network` flags.

    ## When to suppress

    Never for Podman, which refuses to start the container. Report the case if it starts.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
