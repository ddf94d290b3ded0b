{ flake, inputs, perSystem, ... }:
{ config, lib, pkgs, ... }:
{
  services.openssh.enable = true;
  virtualisation.docker.enable = true;
  virtualisation.oci-containers.backend = "docker";
}
