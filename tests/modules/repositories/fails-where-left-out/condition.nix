{ lib, config, ... }:
{
  virtualisation.oci-containers.containers =
    if lib.elem "db" config.my.roles then
      import ./make.nix { name = "db"; picture = "docker.io/library/alpine:3.3"; }
    else
      { };
}
