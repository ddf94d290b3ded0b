{
  networking.firewall.allowedTCPPorts = [ 8011 ];
  virtualisation.oci-containers.containers.sonarr = {
    image = "docker.io/example/sonarr:1.2.3";
    ports = [ "8011:80" ];
  };
}
