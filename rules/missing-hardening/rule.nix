{ lib, ... }:
let
  missing =
    confinement:
    lib.optional (!confinement.preventsNewPrivileges) "--security-opt=no-new-privileges"
    ++ lib.optional (!confinement.dropsCapabilities) "--cap-drop"
    ++ lib.optional (!confinement.isReadOnly) "--read-only";
in
{
  id = "HWC510";
  summary = "Container without hardening";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "container";

  # HWC501 covers privileged containers.
  check =
    { container, ... }:
    container.canLackFlag
    && !container.isPrivileged
    && !(
      container.confinement.preventsNewPrivileges
      && container.confinement.dropsCapabilities
      && container.confinement.isReadOnly
    );
  message =
    { container, ... }:
    "${container.name} could be confined further: it lacks ${lib.concatStringsSep ", " (missing container.confinement)}";

  explanation = ''
    ## What it does

    Reports containers that lack at least one of the three usual measures: `no-new-privileges`, dropped capabilities, a
    read-only root file system. The message names what is missing. Privileged containers have their own rule. This rule
    is pedantic, so it is off by default.

    ## Why it matters

    Each measure removes something that an intruder uses and a normal service does not: setuid programs, the right to
    change owners or open raw sockets, a place to store tools.

    ## What to do

        extraOptions = [
          "--security-opt=no-new-privileges"
          "--cap-drop=ALL"
          "--read-only"
        ];

    Try them one by one. Images that start as root and switch users need `CHOWN`, `SETUID` and `SETGID` back
    (`--cap-add=CHOWN,SETUID,SETGID`), and programs that write outside their volumes need `--tmpfs` for those places.

    ## When to suppress

    When the container has been tried with each of them and fails.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#security-opt-option"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#read-only"
  ];
}
