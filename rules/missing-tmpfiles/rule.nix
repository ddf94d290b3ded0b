{
  id = "HWC301";
  summary = "Mounted directory that nothing creates";
  severity = "warning";
  confidence = "high";
  category = "storage";
  subject = "mount";

  check =
    {
      mount,
      container,
      conventions,
      lib,
      ...
    }:
    let
      isShared = lib.any (
        root: mount.hostPath == root || lib.hasPrefix "${root}/" mount.hostPath
      ) conventions.sharedMedia;
    in
    container.isPodman
    && mount.isBind
    && mount.isRelative == false
    && !mount.hasCreator
    && !mount.isSecret
    && !mount.isFile
    && !mount.existsAnyway
    && !(isShared && mount.isBelowMountPoint);
  message =
    { mount, container, ... }:
    "${container.name} mounts ${mount.hostPath}, which nothing in the project creates, so Podman refuses to start it";

  explanation = ''
    ## What it does

    Reports a bind mount whose host directory no part of the project makes: no rule of `systemd.tmpfiles`, no
    `StateDirectory`, no `mkdir` or `install -d` in a unit or activation script, no file system. A rule for the parent
    does not make the child; a rule for something below makes the parents.

    ## Why it matters

    Unlike Docker, Podman does not create what it mounts. On a machine where the directory is missing the container ends
    with "statfs: no such file or directory", at first start or after the disk was replaced.

    ## What to do

    Create it, with the owner that the container runs as:

        systemd.tmpfiles.rules = [ "d /opt/media/sonarr 0755 1000 1000 -" ];

    Databases keep a user of their own. A leading `:` leaves directories that exist as they are: `:0755 :999 :999`.

    ## When to suppress

    When something outside the project makes the directory.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
