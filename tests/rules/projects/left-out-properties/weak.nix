{ lib, config, ... }:
{
  virtualisation.oci-containers.containers = lib.mkDefault (
    lib.optionalAttrs (lib.elem "weak" config.my.roles) {
      weak.image = "docker.io/library/nginx:latest"; # expect: HWC101
    }
  );
}
