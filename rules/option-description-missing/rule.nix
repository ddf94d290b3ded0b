{
  id = "HWC715";
  summary = "Option without a description";
  severity = "note";
  confidence = "high";
  category = "structure";
  subject = "declaredOption";
  pedantic = true;

  check = { declaredOption, ... }: !declaredOption.hasDescription && !declaredOption.isInternal;
  message = { declaredOption, ... }: "${declaredOption.path} has no description";

  explanation = ''
    ## What it does

    Reports an option of a container module that has no `description`. Internal options need none.

    ## Why it matters

    The description is what `man configuration.nix` and every option search show. Without it, others have to read the module
    to find out what the option does.

    ## What to do

    Add `description = "...";`, one sentence that says what the option controls.

    ## When to suppress

    When the option is for the module itself: `internal = true` says so.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations" ];
}
