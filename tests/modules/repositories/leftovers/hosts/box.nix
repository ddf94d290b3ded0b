{ config, lib, ... }:
{
  imports = [ ../modules/backend.nix ../modules/reads.nix ../modules/empty.nix ../modules/off.nix ../modules/disabled.nix ../modules/docs.nix ../modules/tofile.nix ../modules/list.nix ../modules/conditional.nix ];
  networking.hostName = "box";
  virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27.2";
  my.disabled.enable = false;
}
