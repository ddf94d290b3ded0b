{ lib, ... }:
{
  id = "HWC601";
  summary = "Route to a port on which its container does not listen";
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
      "the proxy connects directly to ${route.container}, which listens on port ${ports}: ${wrong} is only the host's port for it"
    else
      "this route is for ${route.container}, which is reached on port ${ports} of this host, but it goes to port ${wrong}${
        if route.portUser == null then "" else ", which belongs to ${route.portUser}"
      }";

  explanation = ''
    ## What it does

    Compares a route that goes to this machine with the ports that its container publishes. A route belongs to a container if
    its file, its name, its path or the first part of its domain is the container's or its module's name, or if its domain is
    the one in the module's options. Ports published by the container whose network it joins count as its own.

    Traefik's labels, and a proxy that names the container, are compared with the ports inside it:
    `loadbalancer.server.port` must not be the host port of a publication, since the proxy does not go through the host.

    It is a note where no known service uses the port that the route goes to. Containers on the host's network, native
    services and routes with an unknown port are not reported.

    ## Why it matters

    The proxy answers with "502 Bad Gateway", or passes requests on to another service that happens to use the port.

    ## What to do

    Read the port from the module's option in both places: `"http://localhost:''${toString cfg.port}"`.

    ## When to suppress

    When something that the project does not declare listens on the port: a program started by hand, an SSH tunnel, a
    machine's own forwarding. Name it in the comment.
  '';
  references = [
    "https://caddyserver.com/docs/caddyfile/directives/reverse_proxy"
    "https://doc.traefik.io/traefik/routing/providers/docker/#services"
  ];
}
