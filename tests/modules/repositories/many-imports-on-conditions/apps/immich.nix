{
  networking.firewall.allowedTCPPorts = [ 8005 ];
  virtualisation.oci-containers.containers.immich = {
    image = "docker.io/example/immich:1.2.3";
    ports = [ "8005:80" ];
  };
}
