{
  id = "HWC708";
  summary = "Container module that nothing imports";
  severity = "note";
  confidence = "medium";
  category = "structure";
  subject = "folder";

  check = { folder, ... }: folder.canBeReached && !folder.isReached;
  message = { folder, ... }: "no host, profile or index imports ${folder.path}, so its options do not exist anywhere";

  explanation = ''
    ## What it does

    Reports a container module that neither a host of the flake nor any other module reaches through `imports`. In a project
    without hosts, and without an index in the container root, nothing is reported.

    ## Why it matters

    The module looks as if it were in use, but no host can enable it, and nobody notices when it stops working.

    ## What to do

    Import it from a profile or the index, or remove it.

    ## When to suppress

    When another repository imports the module.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-modularity" ];
}
