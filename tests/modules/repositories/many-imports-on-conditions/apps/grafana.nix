{
  networking.firewall.allowedTCPPorts = [ 8003 ];
  virtualisation.oci-containers.containers.grafana = {
    image = "docker.io/example/grafana:1.2.3";
    ports = [ "8003:80" ];
  };
}
