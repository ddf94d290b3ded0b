{
  networking.firewall.allowedTCPPorts = [ 8012 ];
  virtualisation.oci-containers.containers.vaultwarden = {
    image = "docker.io/example/vaultwarden:1.2.3";
    ports = [ "8012:80" ];
  };
}
