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
      project,
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
    # Where no machine's file systems are told, such a folder may be one.
    && !(isShared && (mount.isBelowMountPoint || !project.mountsFileSystems));
  message =
    { mount, container, lib, ... }:
    let
      where = lib.optionalString mount.isBelowMountPoint " on the disk";
    in
    if mount.isOnDataDisk then
      "${container.name} only starts if ${mount.hostPath} already exists${where}, since nothing in the project creates it"
    else
      "${container.name} mounts ${mount.hostPath}, which nothing in the project creates, so Podman refuses to start the container";

  fix =
    {
      mount,
      container,
      project,
      edit,
      lib,
      ...
    }:
    let
      runs = container.runsAs;
      isKnown = runs != null && runs.isNumeric;
      # The numbers of an image that is not known to take them; of names, the convention's.
      number =
        name:
        let
          given = lib.findFirst (setting: setting.name == name) null container.runSettings;
        in
        if given != null && builtins.isString given.value && builtins.match "[0-9]+" given.value != null then
          given.value
        else
          project.settledNumbers.${name};
      owner =
        if isKnown then
          "${runs.user} ${if runs.group == null then runs.user else runs.group}"
        else
          "${number "PUID"} ${number "PGID"}";
      # With the variables that the mount is written with, where they can be used there.
      path = edit.spelled container mount mount.hostPath;
      unchanged = ":${lib.replaceStrings [ " " ] [ " :" ] owner}";
      # An existing directory, with files of others, keeps its owner and mode.
      isSure = !mount.isOnDataDisk && isKnown;
    in
    # An empty directory owned by root would hide that the certificate is missing.
    if mount.hostPath == "/var/lib/acme" || lib.hasPrefix "/var/lib/acme/" mount.hostPath then
      {
        title = "Declare the certificate in security.acme.certs, which creates ${mount.hostPath}";
        safe = false;
        withheld = "you have to choose how its domain is validated";
      }
    else if builtins.match "[A-Za-z0-9_./@+-]+" mount.hostPath == null then
      null
    else
    {
      title = "Create ${mount.hostPath} at start";
      safe = isSure;
      # Who owns it goes by who the container will run as.
      reads = lib.filter (setting: lib.elem setting.name [ "user" "PUID" "PGID" ]) container.runSettings;
      withheld =
        if mount.isOnDataDisk && mount.isReadOnly then
          "an empty directory would hide that what ${container.name} reads there is missing"
        else
          null;
      edits = [
        (edit.appendToOption container
          [
            "systemd"
            "tmpfiles"
            "rules"
          ]
          (
            if isSure then
              "\"d ${path} 0755 ${owner} -\""
            else
              "\"d ${path} :0755 ${unchanged} -\""
          )
        )
      ];
    };

  explanation = ''
    ## What it does

    Reports a bind mount whose host directory nothing in the project creates: no rule of `systemd.tmpfiles`, no
    `StateDirectory`, no `mkdir`, `install -d`, recursive copy, clone or subvolume in a unit or activation script, no
    file system, and no user or service whose own directory it is. A rule for the parent does not create the child, but
    a rule for a child creates its parents.

    It is a note below `/mnt`, in a home, in a top-level folder of your own (`/tank`) and on data disks that the project
    mounts, since the directory may already exist there; what a container only reads there is not created by the fix.
    Directories that another machine serves are not reported, nor shared media (the setting `shared-media`) on a file
    system of their own, or in a project that does not say which file systems its machines have.

    ## Why it matters

    Unlike Docker, Podman does not create what it mounts. Where the directory is missing, the container fails with
    "statfs: no such file or directory", on its first start or after a disk was replaced.

    ## What to do

    Create it, owned by the user that the container runs as:

        systemd.tmpfiles.rules = [ "d /opt/media/sonarr 0755 1000 1000 -" ];

    Databases use a user of their own, and existing directories on a disk or in a home have their own owners. A leading
    `:` leaves existing directories as they are: `:0755 :999 :999`.

    ## When to suppress

    When something outside the project creates the directory.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#volume-v-source-volume-host-dir-container-dir-options"
  ];
}
