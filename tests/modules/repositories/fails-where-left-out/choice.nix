{ config, ... }:
{
  virtualisation.oci-containers.containers =
    { none = { }; disk = import ./make.nix { name = "disk"; picture = "docker.io/library/alpine:3.2"; }; }.${config.my.store};
}
