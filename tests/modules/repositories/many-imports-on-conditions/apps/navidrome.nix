{
  networking.firewall.allowedTCPPorts = [ 8008 ];
  virtualisation.oci-containers.containers.navidrome = {
    image = "docker.io/example/navidrome:1.2.3";
    ports = [ "8008:80" ];
  };
}
