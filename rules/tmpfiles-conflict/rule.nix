{
  id = "HWC313";
  summary = "Two tmpfiles rules for one path";
  severity = "warning";
  confidence = "high";
  category = "storage";
  subject = "conflictingRule";

  check = { conflictingRule, ... }: true;
  message =
    { conflictingRule, ... }:
    "systemd ignores this rule, because an earlier one for ${conflictingRule.rule.path} gives it another mode or owner";
  related =
    { conflictingRule, ... }:
    [
      {
        fact = conflictingRule.earlier;
        message = "this rule is kept";
      }
    ];

  explanation = ''
    ## What it does

    Reports a second tmpfiles rule for a path, with another mode or owner, on the same host: in one list
    (`systemd.tmpfiles.rules`), in lists of two modules, in `systemd.tmpfiles.settings`, or in a file that
    `environment.etc."tmpfiles.d/..."` writes. Modules that are never on one host are not compared, nor are rules that
    depend on different conditions.

    ## Why it matters

    systemd keeps one of them and writes "Duplicate line" to the journal. Within a file, the first one counts; of
    several files, the one whose name sorts first: the list is `00-nixos.conf`, `settings."10-app"` is `10-app.conf`.
    This is easily overlooked, and the directory then has an owner that nobody expects.

    ## What to do

    Remove one of the two, or give both the same mode and owner. To adjust a directory that another rule creates, use
    the types `z` or `e`.

    ## When to suppress

    Hardly ever: the second rule does nothing.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
