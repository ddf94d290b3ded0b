{
  id = "HWC706";
  summary = "Option of a container module that nothing declares";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "undeclared";

  check = { undeclared, ... }: true;
  message =
    { undeclared, ... }:
    "${undeclared.path} is ${if undeclared.isRead then "read" else "set"} here, but no module declares it"
    + (if undeclared.nearest == null then "" else "; did you mean ${undeclared.nearest}?");

  explanation = ''
    ## What it does

    Reports options that are set or read below a container module's own namespace although nothing declares them there.
    Reading with `or`, testing with `?`, and sets that take any name are fine. So is a module's name that none here has,
    where a module from elsewhere may declare it.

    ## Why it matters

    NixOS rejects setting an undeclared option, and reading one fails with a missing attribute: either stops the
    rebuild.

    ## What to do

    Correct the name, or declare the option.

    ## When to suppress

    When a module that the linter cannot see declares the option.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations" ];
}
