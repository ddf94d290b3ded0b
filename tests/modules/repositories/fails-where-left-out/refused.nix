# What the conditions are there for is not worth telling.
{ lib, config, ... }:
{
  virtualisation.oci-containers.containers =
    lib.optionalAttrs (config.my.prefix != null) { ${config.my.prefix + "-app"}.image = "docker.io/library/alpine:3.7"; }
    // lib.optionalAttrs (lib.elem "films" config.my.roles) (throw "films are not supported here")
    // (if lib.elem "maps" config.my.roles then assert config.my.store == "disk"; { maps.image = "docker.io/library/alpine:3.8"; } else { });
}
