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

    Reports an assertion that is true by its form: `true`, `!false`, `cfg.enable -> cfg.enable`, `x || !x`, `1 == 1`. Conditions that
    merely hold for this configuration are fine, and so is every condition that reads a secret.

    ## Why it matters

    It looks as if something were checked, so nobody looks for what is missing. Often it is a switch that was turned off
    for an afternoon, or a condition of which both sides became the same in a rename.

    ## What to do

    Assert what the module needs, or take the assertion out:

        assertions = [
          {
            assertion = cfg.enable -> config.age.secrets ? "example-env";
            message = "the example requires the secret example-env";
          }
        ];

    ## When to suppress

    Where the assertion stands for its message only, and it is to be filled in.
  '';
  references = [
    "https://nixos.org/manual/nixos/stable/#sec-assertions"
  ];
}
