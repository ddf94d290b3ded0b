{ lib, ... }:
{
  id = "HWC217";
  summary = "Address outside the network's subnet";
  severity = "error";
  confidence = "high";
  category = "network";
  subject = "network";

  check = { network, ... }: network.outside != null;
  at =
    { network, container, ... }:
    lib.findFirst (flag: flag.value == network.outside) network container.flags.flags;

  message =
    { network, container, ... }:
    "${container.name} asks for the address ${network.outside} on the network ${network.name}, whose subnet is ${lib.concatStringsSep " and " network.subnets}, so it does not start";

  explanation = ''
    ## What it does

    Reports an address that a container asks for (`--ip`, `--ip6`, `--network=dns:ip=...`) outside the subnets with which
    the project creates the network. A network without a given subnet is not judged.

    ## Why it matters

    Podman refuses to start the container: "requested static ip is not in any subnet".

    ## What to do

    Choose an address in the subnet, or correct the subnet where the network is created. A network that is there already
    keeps its old subnet until it is removed: `podman network rm dns`.

    ## When to suppress

    When the network is created elsewhere, with another subnet, before the unit of this project looks for it.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#ip-ipv4"
    "https://docs.podman.io/en/latest/markdown/podman-network-create.1.html#subnet-subnet"
  ];
}
