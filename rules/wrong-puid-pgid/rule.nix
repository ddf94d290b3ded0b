let
  settled = conventions: { PUID = toString conventions.puid; PGID = toString conventions.pgid; };
  keys = { PUID = "puid"; PGID = "pgid"; };
  # What the settings file says holds; where it says nothing, most containers may have agreed on another number.
  isUsual = name: project: conventions: project.usualNumbers ? ${name} && !builtins.elem keys.${name} conventions.given;
  wanted =
    name: project: conventions:
    if isUsual name project conventions then project.usualNumbers.${name} else (settled conventions).${name};
  # Where neither the settings nor other containers say so, a number is nobody's convention yet.
  isSettled = name: project: conventions: builtins.elem keys.${name} conventions.given || isUsual name project conventions;
  # The group that goes by the number of a user of the repository.
  isOwnGroup =
    runSetting: container: project:
    runSetting.value == container.variables.PUID or null && builtins.elem runSetting.value project.accountNumbers.PUID;
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

  # A value from elsewhere is somebody's decision about identities; PUID 0 is HWC502's.
  check =
    { runSetting, container, project, conventions, ... }:
    (runSetting.name == "PUID" || runSetting.name == "PGID")
    && runSetting.isWrittenHere
    && container.honoursPuid
    && container.user == null
    && !container.isRootless
    && !container.confinement.mapsUsers
    && !runSetting.isRoot
    && (container.variables.PUID or null) != "0"
    && runSetting.value != (settled conventions).${runSetting.name}
    && runSetting.value != wanted runSetting.name project conventions
    && !builtins.elem runSetting.value project.accountNumbers.${runSetting.name}
    && !(runSetting.name == "PGID" && isOwnGroup runSetting container project);
  message =
    { runSetting, container, project, conventions, ... }:
    let
      number = wanted runSetting.name project conventions;
      whose = if isUsual runSetting.name project conventions then "as most containers here" else "as the convention says";
    in
    "${container.name} has ${runSetting.name} ${runSetting.value} instead of ${number}, ${whose}, so it may not share files with the others";

  fix =
    { runSetting, project, conventions, edit, ... }:
    let
      number = wanted runSetting.name project conventions;
    in
    {
      title = "Set ${runSetting.name} to ${number}";
      safe = false;
      edits = [ (edit.replace runSetting (if runSetting.isFlag then "${runSetting.name}=${number}" else number)) ];
    };

  explanation = ''
    ## What it does

    Reports `PUID` and `PGID` that differ from the settings `puid` and `pgid`, 1000 unless the repository says otherwise.
    Where the settings file does not say, a number that at least three containers of the project have, and more than have any
    other, is a convention as well and not reported. Only images that are known to honour the variables are judged, and only numbers that the container's own
    module writes: a value from an option or a shared file is a decision about identities, and so is the number of a user
    or group that the repository declares, or of the group `users` where a user of the repository is in it. Where neither the
    settings nor most containers say, another number is a note. A PGID that is the same as the PUID goes with it.

    ## Why it matters

    The directories that tmpfiles rules create, and the media that several services share, belong to one user. A container
    with another number cannot write to them, or leaves files behind that the others cannot read.

    ## What to do

    Use the numbers of the convention. If the repository uses others throughout, say so in `hwc-lint.toml`:

        pgid = 100

    The fix is unsafe: files that the container has written so far keep their owner.

    ## When to suppress

    When the container has a user of its own on purpose, whose files nobody else needs.
  '';
  references = [ "https://docs.linuxserver.io/general/understanding-puid-and-pgid/" ];
}
