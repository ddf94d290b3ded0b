{ pkgs, ... }:
{
  virtualisation.oci-containers.containers.web.image = pkgs.images.web;
  virtualisation.oci-containers.containers.other.image = (pkgs.extend (final: prev: { inherit (prev) images; other = "docker.io/library/busybox:${toString (builtins.length prev.overlays)}"; })).other;
}
