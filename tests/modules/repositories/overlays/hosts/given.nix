{ pkgs, ... }:
{
  nixpkgs.overlays = [ (final: prev: { tags = prev.tags // { web = "1.26.0"; }; }) ];
  virtualisation.oci-containers.containers.web.image = pkgs.images.web;
  virtualisation.oci-containers.containers.cache.image = pkgs.pkgs.cacheImage;
}
