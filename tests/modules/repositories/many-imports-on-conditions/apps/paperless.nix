{
  networking.firewall.allowedTCPPorts = [ 8009 ];
  virtualisation.oci-containers.containers.paperless = {
    image = "docker.io/example/paperless:1.2.3";
    ports = [ "8009:80" ];
  };
}
