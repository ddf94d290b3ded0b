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

    Reports an assertion that is true whatever the configuration says: `true`, `!false`, `cfg.enable -> cfg.enable`,
    `x || !x`, `1 == 1`. Conditions that merely happen to hold for this configuration are fine, and so is every
    condition that reads a secret.

    ## Why it matters

    It looks like a check, so nobody notices that there is none. Often it is a check that was disabled for an afternoon,
    or a condition whose two sides became the same in a rename.

    ## What to do

    Assert what the module needs, or remove the assertion:

        assertions = [
          {
            assertion = cfg.enable -> config.age.secrets ? "example-env";
            message = "the example requires the secret example-env";
          }
        ];

    ## When to suppress

    When the assertion is a placeholder that will be filled in later.
  '';
  references = [
    "https://nixos.org/manual/nixos/stable/#sec-assertions"
  ];
}
