{ name, image, extra }:
{ lib, ... }:
{
  virtualisation.oci-containers.containers.${name} = lib.mkMerge [
    { inherit image; }
    extra # expect: HWC402
  ];
}
