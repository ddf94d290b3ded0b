{ ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  virtualisation.oci-containers.containers.example.ports = [ "127.0.0.1:6379:6379" ];
}
