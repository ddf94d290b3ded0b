{ lib, ... }:
{
  virtualisation.oci-containers.containers.app = lib.mkIf false { image = "app:latest"; };
  virtualisation.oci-containers.containers.other = lib.mkIf (1 + 1 == 3) { image = "other:latest"; };
}
