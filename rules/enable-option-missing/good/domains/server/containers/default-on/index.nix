{ config, lib, ... }:
{
  options.hwc.server.containers.default-on.enable = lib.mkEnableOption "the example" // {
    default = true;
  };

  config = lib.mkIf config.hwc.server.containers.default-on.enable {
    virtualisation.oci-containers.containers.default-on.image = "docker.io/library/redis:7.4.1";
  };
}
