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
    "${container.name} sets ${option.option}, which is no option of containers, so ${if container.enabled then "the configuration" else "a host that enables it"} does not evaluate"
    + (if option.nearest == null then "" else "; ${option.nearest} is one");

  fix =
    { option, edit, ... }:
    if option.nearest == null || !option.isWrittenHere then
      null
    else
      {
        title = "Call it ${option.nearest}";
        safe = false;
        edits = [ (edit.replaceExpression option option.nearest) ];
      };

  explanation = ''
    ## What it does

    Reports an attribute of a container that `virtualisation.oci-containers.containers.<name>` does not have, such as
    `enviroment` or `environmentFile`. Options that the repository itself adds to the containers are known.

    ## Why it matters

    NixOS refuses a definition of an option that nobody declares: the rebuild stops as soon as the module is enabled. A
    module that no host enables keeps the mistake until somebody does.

    ## What to do

    Use the option's name, or pass what has no option of its own through `extraOptions`.

    ## When to suppress

    When a module that the linter cannot see adds the option to containers.
  '';
  references = [ "https://search.nixos.org/options?query=virtualisation.oci-containers.containers" ];
}
