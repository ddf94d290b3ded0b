{
  id = "HWC301";
  summary = "Mounted directory that nothing creates";
  severity = { mount, ... }: if mount.isOnDataDisk then "note" else "warning";
  defaultSeverity = "warning";
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
    && !mount.isRemote
    && !(isShared && mount.isBelowMountPoint);
  message =
    { mount, container, ... }:
    if mount.isOnDataDisk then
      "${container.name} starts only where the disk has ${mount.hostPath}, since nothing in the project creates it"
    else
      "${container.name} mounts ${mount.hostPath}, which nothing in the project creates, so Podman refuses to start it";

  fix =
    {
      mount,
      container,
      conventions,
      edit,
      lib,
      ...
    }:
    let
      runs = container.runsAs;
      isKnown = runs != null && runs.isNumeric;
      # The numbers of an image that is not known to take them; of names, the convention's.
      number =
        name: default:
        let
          value = container.variables.${name} or null;
        in
        if builtins.isString value && builtins.match "[0-9]+" value != null then value else toString default;
      owner =
        if isKnown then
          "${runs.user} ${if runs.group == null then runs.user else runs.group}"
        else
          "${number "PUID" conventions.puid} ${number "PGID" conventions.pgid}";
      unchanged = ":${lib.replaceStrings [ " " ] [ " :" ] owner}";
      # A directory that is there already, with files of others, keeps its owner and mode.
      isSure = !mount.isOnDataDisk && isKnown;
    in
    # A directory of root's in its place would hide that there is no certificate.
    if mount.hostPath == "/var/lib/acme" || lib.hasPrefix "/var/lib/acme/" mount.hostPath then
      {
        title = "Declare the certificate in security.acme.certs, which makes ${mount.hostPath}";
        safe = false;
        withheld = "how its domain is proven is for a person to say";
      }
    else if builtins.match "[A-Za-z0-9_./@+-]+" mount.hostPath == null then
      null
    else
    {
      title = "Create ${mount.hostPath} at start";
      safe = isSure;
      edits = [
        (edit.appendToOption container
          [
            "systemd"
            "tmpfiles"
            "rules"
          ]
          (
            if isSure then
              "\"d ${mount.hostPath} 0755 ${owner} -\""
            else
              "\"d ${mount.hostPath} :0755 ${unchanged} -\""
          )
        )
      ];
    };

  explanation = ''
    ## What it does

    Reports a bind mount whose host directory no part of the project makes: no rule of `systemd.tmpfiles`, no
    `StateDirectory`, no `mkdir`, `install -d`, recursive copy, clone or subvolume in a unit or activation script, no file
    system, no user or service whose own directory it is. A rule for the parent does not make the child; a rule for something below makes the parents.

    Below `/mnt`, in a home, in a folder beside those of the system (`/tank`) and on disks of data that the project mounts it is
    a note, since the directory may be there already. What another machine serves is left alone.

    ## Why it matters

    Unlike Docker, Podman does not create what it mounts. On a machine where the directory is missing the container ends
    with "statfs: no such file or directory", at first start or after the disk was replaced.

    ## What to do

    Create it, with the owner that the container runs as:

        systemd.tmpfiles.rules = [ "d /opt/media/sonarr 0755 1000 1000 -" ];

    Databases keep a user of their own, and so does what a disk or a home has already. A leading `:` leaves directories that
    exist as they are: `:0755 :999 :999`.

    ## When to suppress

    When something outside the project makes the directory.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
