{
  networking.firewall.allowedTCPPorts = [ 8010 ];
  virtualisation.oci-containers.containers.radarr = {
    image = "docker.io/example/radarr:1.2.3";
    ports = [ "8010:80" ];
  };
}
