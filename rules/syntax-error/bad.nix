{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1" # expect: HWC001
    autoStart = true;
  };
}
