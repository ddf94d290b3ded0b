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
      "Traefik passes requests for ${route.route.domain} on to ${route.unresolvable.host} itself, but Docker lets only containers on one of its networks reach it"
    else
      "${route.unresolvable.host} is the name of a container, which only containers on the same network can resolve, and the proxy is not on it";

  explanation = ''
    ## What it does

    Reports an upstream that is a container's name where the proxy shares no network with that container: a proxy that runs
    natively or on the host's network, or a container on other networks. Under Docker also labels of a container that
    shares no network with Traefik: Docker keeps its networks apart, Podman does not unless it is asked to.

    ## Why it matters

    Podman answers for container names on networks made for containers only, and neither on its default network nor for
    programs of the host. The proxy answers with "502 Bad Gateway".

    ## What to do

    Publish the container's port on `127.0.0.1` and route to `localhost`, or run the proxy on the container's network.

    ## When to suppress

    When the name is answered for in another way, as by a DNS server of the host or an entry in its `/etc/hosts` that the
    project does not hold.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-network.1.html" ];
}
