{ lib, config, ... }:
{
  config = if false then { virtualisation.oci-containers.containers.branch.image = "a:1"; } else { };
}
