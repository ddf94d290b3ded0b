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
    value of the wrong type, a `throw`, a failed `assert`, infinite recursion, two definitions that conflict.

    It is silent where anything unknown took part, or an option other than the module's own `enable`: then the failure
    may be one that no configuration meets. So it is on a `throw` or `assert` of a module that no host has, and
    on a null that only an option's default gives it: these are demands on the host that will have it. A notice tells
    what could not be judged for such a reason.

    It is a note where the repository has hosts, and none of them has the module or enables the container.

    ## Why it matters

    As soon as the module is enabled, `nixos-rebuild` fails.

    ## What to do

    Correct the marked expression. The places below it show the way from there to the container.

    ## When to suppress

    When the failure is meant: a module that must not be enabled, and says so by `throw`.
  '';
  references = [ "https://nix.dev/manual/nix/latest/language/" ];
}
