{
  id = "HWC307";
  summary = "Mount that Podman refuses";
  severity = { mount, ... }: if mount.isAnonymous then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # HWC721 tells of "$HOME/data:/data".
  check =
    { mount, ... }: mount.problem != null && !mount.isForShell || mount.isTargetRepeated || mount.isAnonymous;
  message =
    { mount, container, ... }:
    if mount.problem != null && !mount.isForShell then
      "the mount ${mount.text} of ${container.name} is refused: ${mount.problem}"
    else if mount.isTargetRepeated then
      "${container.name} mounts two things at ${mount.target}, which is refused"
    else
      "${container.name} mounts a nameless volume at ${mount.target}, which goes when the container does";

  explanation = ''
    ## What it does

    Reports mounts that Podman does not accept: a relative host path, no or a relative target, an option that does not
    exist, the same target twice. A nameless volume (`-v /data`) is a warning.

    ## Why it matters

    The container does not start. NixOS runs containers with `--rm`, so that a nameless volume is deleted at every stop.

    ## What to do

    Write `/host/path:/container/path` with options such as `ro` behind a second colon, or `name:/container/path` for a
    volume that Podman keeps.

    ## When to suppress

    Never for what Podman refuses. A nameless volume is fine for content that may go with the container.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
