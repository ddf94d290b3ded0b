# More conditions than are taken the other way: that is told.
{ lib, config, ... }:
{
  virtualisation.oci-containers.containers = lib.mergeAttrsList (
    lib.genList (n: lib.optionalAttrs (config.my.role == "app-${toString n}") { "app-${toString n}".image = "docker.io/library/alpine:3.1"; }) 66
  );
}
