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

    Reports a container module that declares a `domain` option in a project whose routes serve neither that domain nor
    that module.

    ## Why it matters

    The option promises that the service can be reached under that name.

    ## What to do

    Add a route, or remove the option.

    ## When to suppress

    When the service is reached in a way that the project does not show: through a proxy on another machine, a tunnel
    whose routes its provider manages, or a proxy set up by hand.
  '';
  references = [ ];
}
