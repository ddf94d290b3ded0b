{ lib, ... }@args:
{
  virtualisation.oci-containers.containers.shop.image = "${args.registry}/shop:${args.versions.shop}";
}
