{ config, lib, pkgs, ... }:
# virtualisation.oci-containers.containers.gone = { image = "x"; };
{
  # virtualisation.oci-containers.containers.gone2 = { image = "x"; };
}
