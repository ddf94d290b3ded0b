let
  default = conventions: { PUID = toString conventions.puid; PGID = toString conventions.pgid; };
  keys = { PUID = "puid"; PGID = "pgid"; };
  # The settings file decides; if it sets nothing, most containers may have agreed on another number.
  isUsual = name: project: conventions: project.usualNumbers ? ${name} && !builtins.elem keys.${name} conventions.given;
  # Without settings or other containers that agree, there is no convention yet.
  isSettled = name: project: conventions: builtins.elem keys.${name} conventions.given || isUsual name project conventions;
  # A group with the number of a user that the repository declares.
  isOwnGroup =
    runSetting: container: project:
    runSetting.value == user container && builtins.elem runSetting.value project.accountNumbers.PUID;
  # PUID as far as it is written here; an environment file may set another.
  user = container: builtins.head (map (s: s.value) (builtins.filter (s: s.name == "PUID") container.runSettings) ++ [ null ]);
in
{
  id = "HWC504";
  summary = "PUID or PGID other than the convention";
  severity =
    { runSetting, project, conventions, ... }: if isSettled runSetting.name project conventions then "warning" else "note";
  defaultSeverity = "warning";
  confidence = "medium";
  category = "privileges";
  subject = "runSetting";

  # A value from elsewhere is a deliberate choice of identity; HWC502 covers PUID 0.
  check =
    { runSetting, container, project, conventions, ... }:
    (runSetting.name == "PUID" || runSetting.name == "PGID")
    && runSetting.isWrittenHere
    && container.honoursPuid
    && container.user == null
    && !container.isRootless
    && !container.confinement.mapsUsers
    && !runSetting.isRoot
    && user container != "0"
    && runSetting.value != (default conventions).${runSetting.name}
    && runSetting.value != project.settledNumbers.${runSetting.name}
    && !builtins.elem runSetting.value project.accountNumbers.${runSetting.name}
    && !(runSetting.name == "PGID" && isOwnGroup runSetting container project);
  message =
    { runSetting, container, project, conventions, ... }:
    let
      number = project.settledNumbers.${runSetting.name};
      whose = if isUsual runSetting.name project conventions then "which most containers here use" else "which is the convention";
    in
    "${container.name} sets ${runSetting.name} ${runSetting.value} instead of ${number}, ${whose}, so it may be unable to share files with the others";

  fix =
    { runSetting, project, conventions, edit, ... }:
    let
      number = project.settledNumbers.${runSetting.name};
    in
    {
      title = "Set ${runSetting.name} to ${number}";
      safe = false;
      edits = [ (edit.replace runSetting (if runSetting.isFlag then "${runSetting.name}=${number}" else number)) ];
    };

  explanation = ''
    ## What it does

    Reports `PUID` and `PGID` that differ from the settings `puid` and `pgid`, 1000 by default. If the settings file
    does not set them, a number that at least three containers of the project use, more than use any other, also counts
    as the convention. Only images that are known to honour the variables are judged, and only numbers written in the
    container's own module: a value from an option or a shared file is a deliberate choice, and so is the number of a
    user or group that the repository declares, or of the group `users` if a user of the repository is in it. So is a
    PGID equal to such a PUID. Where neither the settings nor most containers agree on a number, it is a note.

    ## Why it matters

    The directories that tmpfiles rules create, and the media that several services share, belong to one user. A container
    with another number cannot write to them, or leaves files behind that the others cannot read.

    ## What to do

    Use the conventional numbers. If the repository uses others throughout, say so in `hwc-lint.toml`:

        pgid = 985

    The fix is unsafe: files that the container has already written keep their owner.

    ## When to suppress

    When the container has a user of its own on purpose, whose files nobody else needs.
  '';
  references = [ "https://docs.linuxserver.io/general/understanding-puid-and-pgid/" ];
}
