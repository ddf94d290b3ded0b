{ lib, config, ... }:
{
  options.my.disabled.enable = lib.mkEnableOption "it";
  config = lib.mkIf config.my.disabled.enable { virtualisation.oci-containers.containers.sleepy.image = "docker.io/library/redis:7.4.1"; };
}
