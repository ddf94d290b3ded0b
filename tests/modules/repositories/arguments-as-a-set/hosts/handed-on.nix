{ config, lib, ... }@args:
{
  imports = [ (import ../lib/part.nix args) ];
  virtualisation.oci-containers.containers = import ../lib/containers.nix { inherit (args) lib registry; };
}
