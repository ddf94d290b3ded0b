{ config, lib, ... }:
{
  options.hwc.services.other.enable = lib.mkEnableOption "the other"; # expect: HWC701

  config = lib.mkIf config.hwc.services.other.enable {
    virtualisation.oci-containers.containers.other.image = "docker.io/library/redis:7.4.1";
  };
}
