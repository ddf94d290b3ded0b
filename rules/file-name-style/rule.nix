{
  id = "HWC716";
  summary = "File or folder whose name is not kebab-case";
  severity = "note";
  confidence = "high";
  category = "structure";
  subject = "file";
  pedantic = true;

  check = { file, ... }: file.badFolder != null || !file.isKebabCase;
  message =
    { file, ... }:
    if file.badFolder != null then
      "the folder ${file.badFolder} is not in kebab-case"
    else
      "the file ${file.name} is not in kebab-case";

  explanation = ''
    ## What it does

    Reports Nix files below the container roots, and the folders that they are in, whose names are not lower case words joined
    by hyphens. A leading underscore, which marks helpers, is fine.

    ## Why it matters

    One style makes names predictable: the folder, the option path and the container agree.

    ## What to do

    Rename the file or folder, and the imports that name it.

    ## When to suppress

    When a tool requires the name.
  '';
  references = [ ];
}
