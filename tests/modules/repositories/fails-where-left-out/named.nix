{ lib, config, ... }:
{
  virtualisation.oci-containers.containers.mail =
    lib.mkIf (lib.elem "mail" config.my.roles) (import ./make.nix { name = "mail"; picture = "docker.io/library/alpine:3.4"; }).mail;
}
