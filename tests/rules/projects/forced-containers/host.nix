{ lib, ... }:
{
  virtualisation.oci-containers.containers = lib.mkForce {
    only = {
      image = "docker.io/library/nginx:latest"; # expect: HWC101
    };
  };
  system.stateVersion = "24.11";
}
