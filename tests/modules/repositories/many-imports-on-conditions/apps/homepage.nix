{
  networking.firewall.allowedTCPPorts = [ 8004 ];
  virtualisation.oci-containers.containers.homepage = {
    image = "docker.io/example/homepage:1.2.3";
    ports = [ "8004:80" ];
  };
}
