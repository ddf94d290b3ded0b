{ lib, ... }:
{
  config = lib.mkMerge [
    (lib.mkIf false { virtualisation.oci-containers.containers.never.image = "a:1"; })
    (lib.optionalAttrs false { virtualisation.oci-containers.containers.never2.image = "a:1"; })
  ];
}
