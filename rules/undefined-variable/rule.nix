{
  id = "HWC002";
  summary = "Name that no scope defines";
  severity = "error";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC002";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Reports a variable that neither a function's arguments, nor a `let`, nor a recursive set, nor Nix itself defines.
    A name that an enclosing `with` could supply is left alone.

    ## Why it matters

    Nix rejects the whole file, even where the name is never used: `nixos-rebuild` fails for every host that imports it.

    ## What to do

    Correct the spelling, or add the name to the module's arguments:

    ```nix
    { config, lib, pkgs, ... }:
    ```

    ## When to suppress

    Never: Nix refuses the file as well. List templates in the setting `exclude`.
  '';
  references = [ "https://nix.dev/manual/nix/latest/language/scope" ];
}
