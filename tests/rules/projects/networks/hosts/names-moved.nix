# Told to leave the port, the resolver is in nobody's way.
{
  services.resolved = {
    enable = true;
    extraConfig = "DNSStubListener=no";
  };
  virtualisation.oci-containers.containers.blocker = {
    image = "docker.io/adguard/adguardhome:v0.107.54";
    ports = [ "53:53/udp" ]; # expect: HWC211
  };
}
