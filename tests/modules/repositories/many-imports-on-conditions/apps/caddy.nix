{
  networking.firewall.allowedTCPPorts = [ 8001 ];
  virtualisation.oci-containers.containers.caddy = {
    image = "docker.io/example/caddy:1.2.3";
    ports = [ "8001:80" ];
  };
}
