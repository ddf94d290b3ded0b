{
  networking.firewall.allowedTCPPorts = [ 8007 ];
  virtualisation.oci-containers.containers.miniflux = {
    image = "docker.io/example/miniflux:1.2.3";
    ports = [ "8007:80" ];
  };
}
