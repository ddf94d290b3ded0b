{ config, lib, ... }@args:
{
  image = "docker.io/library/nginx:latest";
  environment = { TZ = args.defaults.zone; } // lib.optionalAttrs args.config.virtualisation.podman.enable { A = "1"; };
}
