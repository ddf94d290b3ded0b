# Nix refuses the file for the name; that the container cannot be evaluated follows from it.
{ config, ... }:
{
  virtualisation.oci-containers.containers.wiki = {
    image = "docker.io/a/wiki:${version}"; # expect: HWC002
    environment = { A = first; B = first; }; # expect: HWC002
  };
}
