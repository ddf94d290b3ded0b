{ lib, ... }:
{
  id = "HWC718";
  summary = "Index without its section markers";
  severity = "note";
  confidence = "high";
  category = "structure";
  subject = "folder";
  pedantic = true;
  settings.markers = [ "IMPLEMENTATION" "VALIDATION" ];

  check =
    { folder, settings, ... }:
    folder.hasIndex
    && !builtins.all (marker: builtins.any (lib.hasPrefix marker) folder.indexComments) settings.markers;
  message =
    { folder, settings, ... }:
    let
      missing = builtins.filter (marker: !builtins.any (lib.hasPrefix marker) folder.indexComments) settings.markers;
    in
    "${folder.indexPath} lacks the section marker${if builtins.length missing == 1 then "" else "s"} # ${lib.concatStringsSep " and # " missing}";

  explanation = ''
    ## What it does

    Reports an index (`index.nix` or `default.nix`) of a container module without the comments `# IMPLEMENTATION` and `# VALIDATION`. The markers are a
    setting.

    ## Why it matters

    The markers show where the container ends and where its assertions begin, the same way in every module.

    ## What to do

    Put each marker on a line of its own, above the section that it names.

    ## When to suppress

    When a module has nothing to assert.
  '';
  references = [ ];
}
