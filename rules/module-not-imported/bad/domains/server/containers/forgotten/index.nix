{ config, lib, ... }: # expect: HWC708
{
  options.hwc.server.containers.forgotten.enable = lib.mkEnableOption "the forgotten";

  config = lib.mkIf config.hwc.server.containers.forgotten.enable {
    virtualisation.oci-containers.containers.forgotten.image = "docker.io/library/redis:7.4.1";
  };
}
