{ config, lib, ... }: # expect: HWC702
{
  options.hwc.server.containers.loose.enable = lib.mkEnableOption "the loose one";

  config = lib.mkIf config.hwc.server.containers.loose.enable {
    virtualisation.oci-containers.containers.loose.image = "docker.io/library/redis:7.4.1";
  };
}
