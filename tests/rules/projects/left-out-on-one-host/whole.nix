{ lib, config, ... }@given:
{
  config.virtualisation.oci-containers.containers =
    if given.name == "borea" then
      lib.optionalAttrs (lib.elem "whole" config.my.roles) {
        whole.image = "docker.io/library/nginx:latest"; # expect: HWC101
      }
    else
      { };
}
