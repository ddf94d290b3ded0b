# What these import is looked at where their conditions hold.
{ lib, site, ... }:
{
  imports = lib.optional (site.country == "nl") ./modules/dutch.nix ++ lib.optional (lib.hasPrefix "eu-" site.region) ./modules/broken.nix;

  virtualisation.oci-containers.containers.always.image = "docker.io/library/busybox:1.36";
}
