{
  id = "HWC707";
  summary = "Option that nothing reads";
  severity = "note";
  confidence = "medium";
  category = "structure";
  subject = "declaredOption";
  pedantic = true;

  check = { declaredOption, ... }: !declaredOption.isUsed && !declaredOption.isInternal;
  message = { declaredOption, ... }: "nothing reads ${declaredOption.path}, so setting it has no effect";

  explanation = ''
    ## What it does

    Reports an option of a container module that no code within its reach mentions by name: neither the module itself,
    nor any file outside the other container modules. Using the whole set of options counts as using each.

    ## Why it matters

    Whoever sets the option believes that it does something.

    ## What to do

    Use the option or remove it.

    ## When to suppress

    When code outside the repository reads the option.
  '';
  references = [ ];
}
