{ lib, ... }:
{
  imports = [
    {
      virtualisation.oci-containers.containers.example = {
        image = "docker.io/library/redis:7.2.5"; # expect: HWC712
        environment.TZ = "UTC"; # expect: HWC712
      };
    }
  ];

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    environment.TZ = "America/Los_Angeles";
  };
}
