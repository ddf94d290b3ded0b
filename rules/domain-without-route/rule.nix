{
  id = "HWC605";
  summary = "Domain that no route serves";
  severity = "note";
  confidence = "low";
  category = "proxy";
  subject = "unserved";
  pedantic = true;

  check = { unserved, ... }: true;
  message = { unserved, ... }: "no route serves ${unserved.option}, so the domain leads nowhere";

  explanation = ''
    ## What it does

    Reports a container module that declares an option `domain` in a project with routes, none of which is for that domain or
    that module.

    ## Why it matters

    The option promises that the service is there under its name.

    ## What to do

    Add a route, or remove the option.

    ## When to suppress

    When the service is reached in a way that no configuration in the project shows: through a proxy on another machine, a
    tunnel whose routes are kept by its provider, or a proxy that is set up by hand.
  '';
  references = [ ];
}
