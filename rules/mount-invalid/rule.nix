{
  id = "HWC307";
  summary = "Mount that does not work";
  severity = { mount, ... }: if mount.isAnonymous then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # HWC721 reports "$HOME/data:/data".
  check =
    { mount, ... }:
    !mount.isForShell && (mount.problem != null || mount.isMisplaced) || mount.isTargetRepeated || mount.isAnonymous;
  message =
    { mount, container, ... }:
    if mount.problem != null && !mount.isForShell then
      "the mount ${mount.text} of ${container.name} is refused: ${mount.problem}"
    # A repetition is certain where it is not known whether the mount is misplaced.
    else if mount.isTargetRepeated then
      "${container.name} mounts two things at ${mount.target}, which Podman refuses"
    else if mount.isMisplaced && !mount.isForShell then
      "the mount ${mount.text} of ${container.name} is looked for in /, where systemd starts Podman, not beside this file"
    else
      "${container.name} mounts an anonymous volume at ${mount.target}, which is deleted with the container";

  explanation = ''
    ## What it does

    Reports mounts that Podman does not accept: a missing or relative target, a name that is neither a path nor that of a
    volume, an unknown option, two mounts at one target. A relative host path is reported unless the container's unit
    sets `WorkingDirectory`. An anonymous volume (`-v /data`) is a warning.

    ## Why it matters

    The container does not start. A relative path, as in a compose file, is relative to the directory that Podman runs in,
    which for a systemd service is `/`: `./data` means `/data`. NixOS runs containers with `--rm`, so an anonymous volume is deleted at every stop.

    ## What to do

    Write `/host/path:/container/path` with options such as `ro` after a second colon, or `name:/container/path` for a
    volume that Podman keeps.

    ## When to suppress

    Never for mounts that Podman refuses. An anonymous volume is fine for disposable content.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
