# Nothing is left open here, and nothing is told.
{ lib, ... }:
{
  virtualisation.oci-containers.containers = lib.genAttrs [ "one" "two" ] (name: { image = "docker.io/a/${name}:1.0.0"; });
}
