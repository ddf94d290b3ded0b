{
  id = "HWC714";
  summary = "Default rejected by its option's type";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "declaredOption";

  check = { declaredOption, ... }: declaredOption.defaultError != null;
  message =
    { declaredOption, ... }:
    "the default of ${declaredOption.path} is never accepted: ${declaredOption.defaultError}";

  explanation = ''
    ## What it does

    Reports an option of a container module whose `default` is not a valid value of its `type`.

    ## Why it matters

    The rebuild stops as soon as anything reads the option, on every host that does not set it.

    ## What to do

    Correct the default or the type. An option that may be empty is `lib.types.nullOr ...` with `default = null`; an
    option without a sensible default should have none.

    ## When to suppress

    When the option must be set and its default is never read; leaving the default out says so better.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-types" ];
}
