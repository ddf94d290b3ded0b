# Inside of a container nothing is assumed.
{ lib, ... }:
{
  virtualisation.oci-containers.containers.inside = {
    image = "example.org/inside:1";
  }
  // lib.optionalAttrs (builtins.getEnv "HOST" == "server") { volumes = [ "/srv:/srv" ]; };
}
