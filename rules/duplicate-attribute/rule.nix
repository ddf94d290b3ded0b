{
  id = "HWC003";
  summary = "Attribute or argument defined twice";
  severity = "error";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC003";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Reports an attribute that one set defines twice, or an argument that one function takes twice, and points at both.
    Paths that merge, such as `a.b = 1; a.c = 2;`, are fine.

    ## Why it matters

    Nix rejects the file. In a long module the second definition is often a copy that was never renamed, so one of the
    two containers would never exist.

    ## What to do

    Rename one of the two, or merge them.

    ## When to suppress

    Never: Nix refuses the file as well.
  '';
  references = [ "https://nix.dev/manual/nix/latest/language/syntax#attribute-set" ];
}
