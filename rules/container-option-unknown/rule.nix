{
  id = "HWC709";
  summary = "Container option that does not exist";
  severity = "error";
  confidence = "high";
  category = "structure";
  subject = "option";

  check = { option, ... }: option.kind == "unknown";
  message =
    { option, container, ... }:
    "${container.name} sets ${option.option}, which is not a container option, so ${if container.enabled then "the configuration" else "a host that enables it"} does not evaluate"
    + (if option.nearest == null then "" else "; did you mean ${option.nearest}?");

  fix =
    { option, edit, ... }:
    if option.nearest == null || !option.isWrittenHere then
      null
    else
      {
        title = "Rename it to ${option.nearest}";
        safe = false;
        edits = [ (edit.replaceExpression option option.nearest) ];
      };

  explanation = ''
    ## What it does

    Reports an attribute of a container that `virtualisation.oci-containers.containers.<name>` does not have, such as
    `enviroment` or `environmentFile`. Options that the repository itself adds to containers are recognised.

    ## Why it matters

    NixOS rejects a definition of an undeclared option: the rebuild stops as soon as the module is enabled. In a module
    that no host enables, the mistake goes unnoticed until one does.

    ## What to do

    Correct the name, or pass settings that have no option through `extraOptions`.

    ## When to suppress

    When a module that the linter cannot see adds the option to containers.
  '';
  references = [ "https://search.nixos.org/options?query=virtualisation.oci-containers.containers" ];
}
