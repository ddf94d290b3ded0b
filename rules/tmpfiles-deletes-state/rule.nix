{
  id = "HWC315";
  summary = "State that systemd-tmpfiles deletes";
  severity = "error";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Parts of paths of which the content may go.
  settings.disposable = [ "cache" "tmp" "temp" "transcode" "scratch" "log" "backup" "thumbnails" ];

  check =
    { mount, settings, lib, ... }:
    mount.isBind
    && mount.isReadOnly == false
    && mount.deletingRule != null
    && !lib.any (word: lib.hasInfix word (lib.toLower mount.hostPath)) settings.disposable;
  message =
    { mount, container, ... }:
    let
      rule = mount.deletingRule;
    in
    if rule.removes then
      "a tmpfiles rule of type ${rule.type} deletes what ${container.name} keeps in ${mount.hostPath}"
    else
      "a tmpfiles rule deletes what ${container.name} keeps in ${mount.hostPath} after ${rule.age}";
  related =
    { mount, ... }:
    [
      {
        fact = mount.deletingRule;
        message = "the rule is here";
      }
    ];

  explanation = ''
    ## What it does

    Reports a tmpfiles rule that empties or removes a directory which a container writes to, or one that it lies in: the types
    `D`, `R` and `r`, or an age on the directory, also where the rule's path is a pattern (`R /srv/app/*`). What has a
    rule of its own, or a file system of its own, is left out of the cleaning by age of what is above it. Paths that sound
    disposable (the setting `disposable`: cache, tmp, log, ...) may lose their content.

    ## Why it matters

    `D` and `R` delete the content when the system starts, an age deletes files that were not touched for so long, in all
    folders below. For a database that is the data.

    ## What to do

    Use `d` without an age: `"d /opt/databases/postgres 0700 999 999 -"`. Keep a folder out of the cleaning of its parent by
    a rule of its own: `d`, or `x` for what something else makes.

    ## When to suppress

    When the program keeps nothing there that is missed. A word of the path in the setting `disposable` says so once for
    all.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
