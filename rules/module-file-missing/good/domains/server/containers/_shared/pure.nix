{ lib, ... }:
{
  config.virtualisation.oci-containers.backend = "podman";
}
