{ config, lib, ... }:
{
  options.hwc.server.containers.inline.enable = lib.mkEnableOption "inline";

  config = lib.mkIf config.hwc.server.containers.inline.enable {
    virtualisation.oci-containers.containers.inline.image = "docker.io/library/redis:7.4.1";
  };
}
