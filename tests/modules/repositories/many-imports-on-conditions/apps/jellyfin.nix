{
  networking.firewall.allowedTCPPorts = [ 8006 ];
  virtualisation.oci-containers.containers.jellyfin = {
    image = "docker.io/example/jellyfin:1.2.3";
    ports = [ "8006:80" ];
  };
}
