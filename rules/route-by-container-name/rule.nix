{
  id = "HWC604";
  summary = "Route to a container's name that the proxy cannot resolve";
  severity = "warning";
  confidence = "medium";
  category = "proxy";
  subject = "route";

  check = { route, ... }: route.unresolvable != null;
  at = { route, ... }: route.unresolvable;
  message =
    { route, ... }:
    if route.route.kind == "label" then
      "Traefik passes requests for ${route.route.domain} directly to ${route.unresolvable.host}, but Docker only lets containers on a common network reach each other"
    else
      "${route.unresolvable.host} is a container's name, which only containers on the same network can resolve, but the proxy is not on that network";

  explanation = ''
    ## What it does

    Reports an upstream that is a container's name where the proxy shares no network with that container: a proxy that
    runs natively or on the host's network, or a container on other networks. Under Docker, it also reports labels of a
    container that shares no network with Traefik: Docker isolates its networks, Podman only does so on request.

    ## Why it matters

    Podman only resolves container names on networks created for containers, neither on its default network nor for
    programs on the host. The proxy answers with "502 Bad Gateway".

    ## What to do

    Publish the container's port on `127.0.0.1` and route to `localhost`, or run the proxy on the container's network.

    ## When to suppress

    When something outside the project resolves the name, such as the host's DNS server or an entry in its `/etc/hosts`.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-network.1.html" ];
}
