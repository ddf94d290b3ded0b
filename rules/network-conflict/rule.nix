{ lib, ... }:
{
  id = "HWC213";
  summary = "Networks that cannot be combined";
  severity = "error";
  confidence = "high";
  category = "network";
  subject = "container";

  check = { container, ... }: container.networkConflict != null;
  at = { container, ... }: builtins.elemAt container.knownNetworks 1;

  message =
    { container, ... }:
    let
      networks = lib.concatMapStringsSep " and " (network: "${network.text}") container.knownNetworks;
    in
    "${container.name} joins ${networks}, but ${container.networkConflict}, so it does not start";
  related =
    { container, ... }:
    [
      {
        fact = builtins.head container.knownNetworks;
        message = "the first one is here";
      }
    ];

  explanation = ''
    ## What it does

    Reports a container that combines the host's network, another container's, none or a user-mode one (`pasta`,
    `slirp4netns`) with a further network, or that gets such a mode twice, for example from `networks` and from a flag.

    ## Why it matters

    Only networks with a name can be combined. Podman refuses the rest when the container starts.

    ## What to do

    Keep one. Check helpers and the option `networks`: both become `--network` flags.

    ## When to suppress

    Never with Podman, which refuses to start the container. If it does start, please report the case.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net" ];
}
