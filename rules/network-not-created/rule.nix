{ lib, ... }:
{
  id = "HWC206";
  summary = "Network that nothing creates";
  defaultSeverity = "error";
  severity = { project, ... }: if project.createsNetworks then "error" else "warning";
  confidence = "high";
  category = "network";
  subject = "network";
  settings.externalNetworks = [ ];

  check =
    { network, settings, ... }:
    network.isCustom && !network.hasCreator && !(builtins.elem network.name settings.externalNetworks);

  message =
    { network, container, ... }:
    let
      meant = lib.optionalString (network.nearest != null) " (is ${network.nearest} meant?)";
    in
    "${container.name} joins the network ${network.name}, which nothing here creates${meant}, so it does not start on a new machine";

  # A name that is spelt almost like an existing network's is a slip: a second network would part the containers.
  fix =
    { network, container, host, edit, ... }:
    if network.nearest != null then
      {
        title = "Join ${network.nearest}";
        safe = false;
        withheld =
          if builtins.any (joined: joined.name == network.nearest) container.knownNetworks then
            "${container.name} joins ${network.nearest} already; remove the other name by hand"
          else
            null;
        edits = [ (edit.replacePart network network.name network.nearest) ];
      }
    else
    let
      program = container.backend;
      joins = other: builtins.any (joined: joined.name == network.name) other.networks;
      isWithAddress = joined: joined.name == network.name && joined.hasAddress;
      others = builtins.filter (other: other.name != container.name && joins other) host.containers;
      users = lib.concatMapStringsSep " " (user: "\"${user.serviceName}.service\"") ([ container ] ++ others);
    in
    {
      title = "Create the network ${network.name} in a unit of its own";
      safe = false;
      once = "network ${network.name}";
      withheld =
        if builtins.any (other: builtins.any isWithAddress other.networks) ([ container ] ++ others) then
          "a container asks for an address there; create the network with its subnet"
        else
          null;
      edits = [
        (edit.addModuleBinding container [ "systemd" "services" "${program}-network-${network.name}" ] ''
          {
            before = [ ${users} ];
            requiredBy = [ ${users} ];
            path = [ config.virtualisation.${program}.package ];
            serviceConfig = {
              Type = "oneshot";
              RemainAfterExit = true;
            };
            script = "${program} network inspect ${network.name} >/dev/null 2>&1 || ${program} network create ${network.name}";
          }'')
      ];
    };

  explanation = ''
    ## What it does

    Reports a network that a container joins by name although no unit, activation script or quadlet of the project
    creates it. It is a warning in a project that creates no networks at all, since they may be created by hand.

    ## Why it matters

    Podman does not create networks when a container starts. On the machine where somebody once typed `podman network create` all is well;
    after a reinstallation the container fails with "network not found".

    ## What to do

    Correct the name, or create the network in a oneshot unit that is ordered before the containers on it. Leave the
    subnet to Podman unless something needs to know it. List networks that are created elsewhere in the setting `externalNetworks`.

    ## When to suppress

    When a tool outside this repository creates the network. If that is permanent, list the network in
    `externalNetworks`.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-network-create.1.html"
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#network-mode-net"
  ];
}
