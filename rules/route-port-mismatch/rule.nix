{ lib, ... }:
{
  id = "HWC601";
  summary = "Route to a port at which its container does not listen";
  defaultSeverity = "warning";
  severity = { route, ... }: if route.portUser == null && !route.isWrongSide then "note" else "warning";
  confidence = "medium";
  category = "proxy";
  subject = "route";

  check = { route, ... }: route.wrong != null;
  at = { route, ... }: route.wrong;
  message =
    { route, ... }:
    let
      ports = lib.concatMapStringsSep " or " toString route.ports;
      wrong = toString route.wrong.port;
    in
    if route.isWrongSide then
      "the proxy talks to ${route.container} itself, which listens on port ${ports}: ${wrong} is the port of this host that leads there"
    else
      "this route is for ${route.container}, which is reached at port ${ports} of this host, but it goes to port ${wrong}${
        if route.portUser == null then "" else ", which is ${route.portUser}'s"
      }";

  explanation = ''
    ## What it does

    Compares a route that goes to this machine with the ports that its container publishes. A route belongs to a container if
    its file, its name, its path or the first part of its domain is the container's or its module's name, or if its domain is
    the one in the module's options. Ports published by the container whose network it joins count as its own.

    Traefik's labels, and a proxy that names the container, are compared with the ports inside it: `loadbalancer.server.port`
    must not be the host's side of a publication, since the proxy does not go through the host.

    It is a note where nothing known uses the port that the route goes to, and silent for containers on the host's network, for
    native services, and where some port is not known.

    ## Why it matters

    The proxy answers with "502 Bad Gateway", or passes requests on to another service that happens to use the port.

    ## What to do

    Read the port from the module's option in both places: `"http://localhost:''${toString cfg.port}"`.

    ## When to suppress

    When the port is answered by something that the project does not declare: a program started by hand, an SSH tunnel, a
    machine's own forwarding. The comment should name it.
  '';
  references = [
    "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"
    "https://doc.traefik.io/traefik/routing/providers/docker/#services"
  ];
}
