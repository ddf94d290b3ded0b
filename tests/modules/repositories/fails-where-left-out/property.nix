{ lib, config, ... }:
{
  virtualisation.oci-containers.containers = lib.mkIf (lib.elem "chat" config.my.roles) (
    import ./make.nix { name = "chat"; picture = "docker.io/library/alpine:3.6"; }
  );
}
