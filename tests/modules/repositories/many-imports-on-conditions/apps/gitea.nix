{
  networking.firewall.allowedTCPPorts = [ 8002 ];
  virtualisation.oci-containers.containers.gitea = {
    image = "docker.io/example/gitea:1.2.3";
    ports = [ "8002:80" ];
  };
}
