{ site, ... }:
assert site.currency == "eur" && site.country == "nl";
{ virtualisation.oci-containers.containers.euro.image = "docker.io/library/alpine:3.22"; }
