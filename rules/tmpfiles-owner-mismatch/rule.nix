{
  id = "HWC305";
  summary = "Directory of another owner";
  severity = "warning";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Beginnings of repositories whose images run as PUID and PGID.
  settings.honoursPuid = [
    "linuxserver/"
    "hotio/"
  ];

  check =
    {
      mount,
      container,
      settings,
      lib,
      ...
    }:
    let
      isNumeric = id: builtins.isString id && builtins.match "[0-9]+(:[0-9]+)?" id != null;
      honours =
        builtins.isString container.imagePath
        && lib.any (prefix: lib.hasPrefix prefix container.imagePath) settings.honoursPuid;
      parts = lib.splitString ":" container.user;
      wanted =
        if isNumeric container.user then
          lib.toInt (lib.head parts)
        else if container.user == null && honours && container.variables ? PUID then
          lib.toInt container.variables.PUID
        else
          null;
      group =
        if isNumeric container.user && lib.length parts == 2 then
          lib.toInt (lib.last parts)
        else if container.user == null && honours && container.variables ? PGID then
          lib.toInt container.variables.PGID
        else
          null;
      # The mode lets the container write whoever owns the directory.
      isOpen = rule:
        builtins.isInt rule.permissions && lib.bitAnd rule.permissions 2 != 0
        || rule.isGroupWritable && rule.groupId == group;
    in
    mount.isBind
    && !container.confinement.mapsUsers
    && container.isRootless == false
    && mount.isReadOnly == false
    && mount.rules != [ ]
    && !mount.isOwnerChanged
    && !mount.changesOwner
    && wanted != null
    && lib.all (
      rule:
      rule.createsDirectory && builtins.isInt rule.ownerId && rule.ownerId != wanted && !(isOpen rule)
    ) mount.rules;
  message =
    { mount, container, lib, ... }:
    let
      rule = lib.head mount.rules;
      runs = if container.user == null then container.variables.PUID else container.user;
    in
    "${mount.hostPath} belongs to user ${toString rule.ownerId}, and ${container.name} runs as ${runs}";
  related =
    { mount, ... }:
    map (rule: {
      fact = rule;
      message = "the directory is made here";
    }) mount.rules;

  fix =
    {
      mount,
      container,
      edit,
      lib,
      ...
    }:
    let
      rule = lib.head mount.rules;
      parts = lib.splitString ":" container.user;
      user = if container.user == null then container.variables.PUID else lib.head parts;
      group = if container.user == null then container.variables.PGID or null else lib.last parts;
    in
    {
      title = "Give ${mount.hostPath} to user ${user}";
      safe = false;
      withheld =
        if lib.length mount.rules != 1 then
          "several rules make the directory; change the one that is meant"
        else if rule.user == null then
          "the rule leaves the owner to systemd; name user ${user} in it"
        else
          null;
      edits = [
        (edit.replace rule.user user)
      ]
      ++ lib.optional (rule.group != null && group != null) (edit.replace rule.group group);
    };

  explanation = ''
    ## What it does

    Compares the owner in a directory's tmpfiles rule with the numeric `user` of the container that mounts it, or with
    PUID where the image is known to follow it. Directories that the mode opens to the container's group or to everybody are
    left alone, and so are those that a script gives to somebody (`chown`), or Podman (the mount's option `U`).

    ## Why it matters

    systemd gives the directory to the rule's owner at every boot and every switch, and the container then cannot write
    to its own state.

    ## What to do

    Write the user and group of the container into the rule:

        "d /opt/media/sonarr 0755 1000 1000 -"

    ## When to suppress

    When an access list that something outside the project sets lets the container in.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
