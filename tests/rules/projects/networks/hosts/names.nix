# The resolver of systemd is on port 53 of a loopback address, Traefik on the ports of the web.
{
  services.resolved.enable = true;
  services.traefik = {
    enable = true;
    staticConfigOptions.entryPoints = {
      web.address = ":80";
      websecure.address = ":443";
      metrics.address = "127.0.0.1:9101";
    };
  };
  virtualisation.oci-containers.containers = {
    blocker = {
      image = "docker.io/adguard/adguardhome:v0.107.54";
      ports = [
        "53:53/udp" # expect: HWC205, HWC211
        "192.168.1.5:53:53/tcp" # expect: HWC211
        "443:443" # expect: HWC205, HWC211
        "192.168.1.5:9101:9101" # expect: HWC211
      ];
    };
  };
}
