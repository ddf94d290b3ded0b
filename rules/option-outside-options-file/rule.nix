{
  id = "HWC717";
  summary = "Option declared outside options.nix";
  severity = "note";
  confidence = "high";
  category = "structure";
  subject = "declaredOption";
  pedantic = true;
  settings.files = [ "options.nix" "index.nix" "default.nix" ];

  check = { declaredOption, settings, ... }: !builtins.elem declaredOption.fileName settings.files;
  message =
    { declaredOption, ... }:
    "${declaredOption.path} is declared in ${declaredOption.fileName}, where nobody looks for options";

  explanation = ''
    ## What it does

    Reports options of a container module that are declared neither in `options.nix` nor in the index (`index.nix` or `default.nix`). The file names are a
    setting.

    ## Why it matters

    A module's interface should be readable in one file.

    ## What to do

    Move the declaration to `options.nix`.

    ## When to suppress

    When the file that declares it is read by other modules too.
  '';
  references = [ ];
}
