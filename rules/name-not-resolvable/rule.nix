{
  id = "HWC216";
  summary = "Container's name that does not resolve";
  severity = "warning";
  confidence = "medium";
  category = "network";
  subject = "nameUse";

  check = { nameUse, ... }: !nameUse.isResolved;

  message =
    { nameUse, container, ... }:
    let
      uses = "${container.name} reaches ${nameUse.name} by its name (${nameUse.source})";
    in
    if nameUse.owner != null then
      "${uses}, but that one is in the network of ${nameUse.owner} and has no name there: it is reached as ${nameUse.owner}"
    else if nameUse.place == "host" then
      "${uses}, but it has the host's network, where such names do not resolve"
    else if nameUse.place == "default" then
      "${uses}, but it is on the default network, where such names do not resolve"
    else
      "${uses}, but the two share no network";

  explanation = ''
    ## What it does

    Reports an environment variable or a part of the command that uses another container of the same host as the name of a machine
    (`DB_HOST = "db"`, `redis://cache:6379`) although the two share no network on which names resolve.

    ## Why it matters

    Podman answers names on networks that were created for containers. On its default network it does so only with
    `dns_enabled`, on the host's network never. A container in the network of another one (`--network=container:vpn`) has no
    name of its own: it is reached under that one's. The application starts and then fails with "could not translate host name".

    ## What to do

    Put both on one network: create it in a unit and add it to `networks` of each. A container on the host's network reaches others through
    published ports, at `127.0.0.1`.

    ## When to suppress

    When the name is resolved otherwise: by a name server of the house, a search domain, or a file that the image
    brings along.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-network-create.1.html"
    "https://search.nixos.org/options?query=virtualisation.podman.defaultNetwork.settings"
  ];
}
