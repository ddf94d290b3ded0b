{
  id = "HWC603";
  summary = "Two routes for the same requests";
  severity = "error";
  confidence = "high";
  category = "proxy";
  subject = "route";

  check = { route, ... }: route.duplicate != null;
  message =
    { route, ... }:
    "${route.route.address}${
      if route.route.matcher == "*" then "" else " ${route.route.matcher}"
    } goes to ${route.route.target} here and to ${route.duplicate.target} elsewhere, and only one of them is used";
  related =
    { route, ... }:
    [
      {
        fact = route.duplicate;
        message = "the other route";
      }
    ];

  explanation = ''
    ## What it does

    Reports two routes of one host that have the same domain and match the same requests, but pass them on to different
    upstreams. Several modules may add routes for different paths to one virtual host.

    ## Why it matters

    The proxy uses one of them and never the other: one service cannot be reached, and which one depends on the order of
    files.

    ## What to do

    Give each service its own domain or path, or list both upstreams in one `reverse_proxy` if they are meant to share the load.

    ## When to suppress

    When one of the two is kept during an ongoing change, and you know which one the proxy uses.
  '';
  references = [ "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy" ];
}
