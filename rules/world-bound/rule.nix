{
  id = "HWC007";
  summary = "Too many combinations of options to try them all";
  severity = "note";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC007";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Says that a container depends on so many open options that the linter did not try every combination of them, and
    which options it left at their base value.

    ## Why it matters

    A violation that only appears in an untried combination is not found.

    ## What to do

    Nothing needs to be done. Setting one of the options on a host, or splitting the module, makes the search complete.

    ## When to suppress

    When the combinations are known to be equivalent. The note does not affect the exit code.
  '';
}
