{ config, lib, ... }: # expect: HWC702
{
  config = lib.mkIf config.hwc.server.containers.example.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
