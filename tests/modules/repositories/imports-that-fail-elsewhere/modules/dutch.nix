{ lib, site, ... }:
assert site.country == "nl";
{
  imports = [
    (if site.country == "nl" then ./tax.nix else throw "no taxes for ${site.country}")
    3
    ./post.nix
  ]
  ++ lib.optional (site.currency == "eur") ./euro.nix;
  virtualisation.oci-containers.containers.dutch.image = "docker.io/library/busybox:1.37";
}
