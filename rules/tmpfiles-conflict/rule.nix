{
  id = "HWC313";
  summary = "Two rules for one path";
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

    Reports a second tmpfiles rule for a path, in the same list or in another module of the same host, with another mode
    or owner. Modules that are never on one host are not compared.

    ## Why it matters

    systemd keeps the first and writes "Duplicate line" to the journal. Which one is the first is easily overlooked.

    ## What to do

    Remove one of the two.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
