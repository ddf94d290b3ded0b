{
  id = "HWC409";
  summary = "Assertion that cannot fail";
  severity = "warning";
  confidence = "high";
  category = "secrets";
  subject = "assertion";

  check = { ... }: true;
  message = { assertion, ... }: "the assertion ${assertion.text} is always true, so it checks nothing";

  explanation = ''
    ## What it does

    Reports an assertion that is true by its form: `true`, `cfg.enable -> cfg.enable`, `x || !x`. Conditions that merely
    hold for this configuration are fine, and so is every condition that reads a secret.

    ## Why it matters

    It looks as if something were checked.

    ## What to do

    Assert what the module needs: `cfg.enable -> config.age.secrets ? "example-env"`.
  '';
  references = [
    "https://nixos.org/manual/nixos/stable/#sec-assertions"
  ];
}
