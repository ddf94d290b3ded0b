# How many there are hangs on a list, and on the host for which there may be one.
{ lib, config, site, ... }:
{
  virtualisation.oci-containers.containers =
    lib.optionalAttrs (config.my.stage == "test") (lib.genAttrs config.my.apps (_: { image = "docker.io/library/alpine:3.5"; }))
    // lib.optionalAttrs (site == "b" && config.my.stage == "test") { only-b.image = "docker.io/library/alpine:3.6"; };
}
