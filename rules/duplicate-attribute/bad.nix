{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      ports = [ "127.0.0.1:6379:6379" ];
      image = "docker.io/library/redis:7.2.6"; # expect: HWC003
    };
  };
}
