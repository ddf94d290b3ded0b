{
  id = "HWC208";
  summary = "Networks with overlapping addresses";
  severity = "error";
  confidence = "high";
  category = "network";
  subject = "subnetConflict";

  check = { ... }: true;

  message =
    { subnetConflict, ... }:
    let
      own = "the network ${subnetConflict.network} has the subnet ${subnetConflict.subnet}";
    in
    if subnetConflict.other == null then
      "${own}, which overlaps ${subnetConflict.otherSubnet} of Podman's default network"
    else
      "${own}, which overlaps ${subnetConflict.otherSubnet} of the network ${subnetConflict.other}";

  explanation = ''
    ## What it does

    Reports two bridge networks that are created on one host with overlapping subnets, and one that overlaps Podman's default network,
    `10.88.0.0/16` unless `virtualisation.podman.defaultNetwork.settings` says otherwise.

    ## Why it matters

    Podman refuses to create the second network ("subnet is already used"). Where the default network does not exist
    yet, the order of creation decides which of them works, and routes to one of them lead to the other.

    ## What to do

    Leave `--subnet` out: Podman picks a free one. If something needs fixed addresses, use a range outside 10.88.0.0 to
    10.255.255.255, from which Podman picks, for example below `172.30.0.0/16`.

    ## When to suppress

    When the two networks are never created at the same time, for example by units that conflict with each other.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-network-create.1.html#subnet-subnet"
    "https://github.com/containers/common/blob/main/docs/containers.conf.5.md"
  ];
}
