# What an argument or an option says is part of the name: others are left out on each host.
{ lib, config, site, ... }:
{
  virtualisation.oci-containers.containers =
    lib.optionalAttrs (config.my.stage == "test") { "${site}-debug".image = "docker.io/library/alpine:3.3"; }
    // lib.optionalAttrs (lib.elem "proxy" config.my.roles) { "proxy-${config.my.database}".image = "docker.io/library/alpine:3.4"; };
}
