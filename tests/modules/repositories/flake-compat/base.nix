{ host, network, lib, ... }:
{
  networking = {
    hostName = host.name;
    domain = network.domain;
    nameservers = network.dns.servers;
    defaultGateway = network.gateway;
    interfaces.eth0.ipv4.addresses = [ { address = host.address; prefixLength = 24; } ];
    vlans = lib.listToAttrs (map (v: lib.nameValuePair v.name { inherit (v) id; interface = "eth0"; }) network.vlans);
  };
}
