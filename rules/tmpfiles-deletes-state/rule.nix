{
  id = "HWC315";
  summary = "State that systemd-tmpfiles deletes";
  severity = "error";
  confidence = "high";
  category = "storage";
  subject = "mount";

  # Parts of paths whose content may be deleted.
  settings.disposable = [ "cache" "tmp" "temp" "transcode" "scratch" "log" "backup" "thumb" "incomplete" ];

  check =
    { mount, settings, lib, ... }:
    mount.isBind
    && mount.isReadOnly == false
    && mount.deletingRule != null
    # What is there goes with each boot.
    && !lib.any (root: lib.hasPrefix root mount.hostPath) [ "/run/" "/var/run/" "/dev/shm/" ]
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

    Reports a tmpfiles rule that empties or removes a directory that a container writes to, or a parent of it: the types
    `D`, `R` and `r`, or an age on the directory, even where the rule's path is a pattern (`R /srv/app/*`). Age-based
    cleaning of a parent skips directories that have a rule or a file system of their own. Paths that sound disposable
    (the setting `disposable`: cache, tmp, log, ...) are not reported, nor is what is below `/run`.

    ## Why it matters

    `D` and `R` delete the content when the system starts, an age deletes files that have not been touched for that
    long, in all folders below. For a database, that is its data.

    ## What to do

    Use `d` without an age: `"d /opt/databases/postgres 0700 999 999 -"`. To exclude a folder from the cleaning of its
    parent, give it a rule of its own: `d`, or `x` if something else creates it.

    ## When to suppress

    When nothing there would be missed. To say so permanently, add a word of the path to the setting `disposable`.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
