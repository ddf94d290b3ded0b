{
  id = "HWC005";
  summary = "Value that is certain to fail";
  severity = { diagnostic, ... }: if diagnostic.isInUse then "error" else "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC005";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Reports an expression whose evaluation fails whatever the rest of the configuration says: a missing attribute, a
    value of the wrong type, a `throw`, a failed `assert`, infinite recursion, two definitions that conflict. On a host it
    also reports a container that nothing gives an image, such as one whose module is off there while another adds to it.

    It is silent where the failure depends on anything unknown, or on an option other than the module's own `enable`:
    then perhaps no real configuration runs into it. It is also silent on a `throw` or `assert` in a module that no host
    uses, and on a null that is only an option's default: these are requirements on a future host. A notice lists what
    could not be judged for these reasons.

    It is a note where the repository has hosts, and none of them uses the module or enables the container.

    ## Why it matters

    As soon as the module is enabled, `nixos-rebuild` fails.

    ## What to do

    Correct the marked expression. The places below it show the way from there to the container.

    ## When to suppress

    When the failure is intended, such as a `throw` in a module that must not be enabled.
  '';
  references = [ "https://nix.dev/manual/nix/latest/language/" ];
}
