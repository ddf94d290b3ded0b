{ lib, config, pkgs, ... }:
{
  config.virtualisation.oci-containers.containers =
    if pkgs.stdenv.hostPlatform.isAarch64 then
      lib.optionalAttrs (lib.elem "platform" config.my.roles) {
        platform.image = "docker.io/library/nginx:latest"; # expect: HWC101
      }
    else
      { };
}
