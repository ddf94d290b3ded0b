{
  id = "HWC509";
  summary = "Container without time zone";
  severity = "note";
  confidence = "high";
  category = "privileges";
  pedantic = true;
  subject = "container";

  check =
    { container, lib, ... }:
    !container.confinement.setsTimeZone
    && !(lib.any (mount: mount.target == "/etc/localtime") container.mounts);
  message =
    { container, ... }:
    "${container.name} does not set TZ, so its logs and schedules are in UTC";

  fix =
    { container, project, edit, ... }:
    if project.timeZone == null then
      null
    else
      {
        title = "Set TZ to ${project.timeZone}";
        safe = true;
        edits = [ (edit.setAttribute container "environment.TZ" "\"${project.timeZone}\"") ];
      };

  explanation = ''
    ## What it does

    Reports containers that get no time zone: no variable `TZ`, no flag `--tz`, no `/etc/localtime` mounted. Containers
    with an environment file are not reported, since it may set the variable. The rule is pedantic, so it is off by
    default.

    ## Why it matters

    Images run in UTC. Backups and scans then start at different hours than configured, and log times do not match the
    host's.

    ## What to do

        environment.TZ = config.time.timeZone;

    The fix uses the zone that the project sets in `time.timeZone`; if it sets none, there is no fix.

    ## When to suppress

    For programs without logs or schedules of their own, such as exporters.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#tz-timezone" ];
}
