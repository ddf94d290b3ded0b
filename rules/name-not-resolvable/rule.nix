{
  id = "HWC216";
  summary = "Container name that does not resolve";
  severity = "warning";
  confidence = "medium";
  category = "network";
  subject = "nameUse";

  check = { nameUse, ... }: !nameUse.isResolved;

  message =
    { nameUse, container, ... }:
    let
      uses = "${container.name} refers to ${nameUse.name} by name (${nameUse.source})";
    in
    if nameUse.owner != null then
      "${uses}, which shares the network of ${nameUse.owner} and has no name of its own: use ${nameUse.owner} instead"
    else if nameUse.place == "host" then
      "${uses}, but is on the host's network, where container names do not resolve"
    else if nameUse.place == "default" then
      "${uses}, but is on the default network, where container names do not resolve"
    else
      "${uses}, but the two share no network";

  explanation = ''
    ## What it does

    Reports an environment variable or a part of the command that uses another container of the same host as a host name
    (`DB_HOST = "db"`, `redis://cache:6379`) although the two share no network on which names resolve.

    ## Why it matters

    Podman resolves container names on networks that were created for containers. On its default network it only does so
    with `dns_enabled`, on the host's network never. A container in another one's network (`--network=container:vpn`)
    has no name of its own and is reached under the other's. The application starts and then fails with "could not
    translate host name".

    ## What to do

    Put both on one network: create it in a unit and add it to `networks` of each. A container on the host's network reaches others through
    published ports, at `127.0.0.1`.

    ## When to suppress

    When something else resolves the name: a DNS server on the LAN, a search domain, or a file in the image.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-network-create.1.html"
    "https://search.nixos.org/options?query=virtualisation.podman.defaultNetwork.settings"
  ];
}
