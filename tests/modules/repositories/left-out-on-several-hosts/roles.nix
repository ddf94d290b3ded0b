# The same containers are left out everywhere: each is told once, or where it runs.
{ lib, config, ... }:
{
  virtualisation.oci-containers.containers =
    lib.optionalAttrs (lib.elem "cache" config.my.roles) { cache.image = "docker.io/library/alpine:3.1"; }
    // (if lib.elem "queue" config.my.roles then { queue.image = "docker.io/library/alpine:3.2"; } else { });
}
