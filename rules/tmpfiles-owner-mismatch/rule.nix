{ lib, ... }:
let
  names = added: container: map (one: one.name) (builtins.filter (one: one.added == added) container.capabilities);
  isNamed = added: name: container: builtins.elem name (names added container);
  adds = container: isNamed true "ALL" container || isNamed true "DAC_OVERRIDE" container;
  # Podman gives root its default capabilities, and whoever else is named in `user` those alone that are added.
  ignoresOwners =
    container:
    if container.runsAs.uid == 0 then
      container.isPrivileged
      || !(isNamed false "DAC_OVERRIDE" container)
      && (!(isNamed false "ALL" container) || adds container)
    else
      container.user != null && adds container;
in
{
  id = "HWC305";
  summary = "Directory with the wrong owner";
  severity = "warning";
  confidence = "high";
  category = "storage";
  subject = "mount";
  # Images that take PUID for the owner of their files, while what they run stays root.
  settings.stayingRoot = [ "fail2ban" "gluetun" "wireguard" ];

  check =
    {
      mount,
      container,
      settings,
      lib,
      ...
    }:
    let
      runs = container.runsAs;
      hasMoreGroups = lib.any (flag: flag.name == "group-add") container.flags.flags;
      # A group's name may stand for any number, and what is in no group of its own may be in any that the image names.
      mayBeIn = group: !builtins.isInt group || runs.gid == null || group == runs.gid || hasMoreGroups;
      # The mode lets the container write whoever owns the directory.
      isOpen = rule:
        builtins.isInt rule.permissions && lib.bitAnd rule.permissions 2 != 0
        || rule.isGroupWritable && mayBeIn rule.groupId;
    in
    mount.isBind
    && !container.confinement.mapsUsers
    && container.isRootless == false
    && mount.isReadOnly == false
    && mount.rules != [ ]
    && !mount.isOwnerChanged
    && !mount.changesOwner
    && runs != null
    && runs.isNumeric
    && !(ignoresOwners container)
    && !(container.user == null && lib.elem container.imageName settings.stayingRoot)
    && lib.all (
      rule:
      rule.createsDirectory && builtins.isInt rule.ownerId && rule.ownerId != runs.uid && !(isOpen rule)
    ) mount.rules;
  message =
    { mount, container, lib, ... }:
    let
      rule = lib.head mount.rules;
    in
    "${mount.hostPath} belongs to user ${toString rule.ownerId}, but ${container.name} runs as ${container.runsAs.text}"
    + lib.optionalString (container.runsAs.uid == 0) " without the capability DAC_OVERRIDE";
  related =
    { mount, ... }:
    map (rule: {
      fact = rule;
      message = "the directory is created here";
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
      inherit (container.runsAs) user group;
    in
    {
      title = "Give ${mount.hostPath} to user ${user}";
      safe = false;
      reads = lib.filter (setting: lib.elem setting.name [ "user" "PUID" "PGID" ]) container.runSettings;
      withheld =
        if lib.length mount.rules != 1 then
          "several rules create the directory; change the right one"
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
    PUID where the image is known to follow it. Directories whose mode lets everybody write, or a group that the
    container is or may be in, are not reported, nor are those whose owner is changed by a script (`chown`) or by Podman
    (the mount option `U`). Root is reported only where the capability to write whoever owns a directory,
    `DAC_OVERRIDE`, is dropped (`--cap-drop=ALL`); a user to whom it is added is not. Images in the setting
    `stayingRoot` run as root whatever PUID is.

    ## Why it matters

    systemd gives the directory to the rule's owner at every boot and every switch, and the container then cannot write
    to its own state.

    ## What to do

    Write the user and group of the container into the rule:

        "d /opt/media/sonarr 0755 1000 1000 -"

    ## When to suppress

    When an access control list set outside the project gives the container access.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
