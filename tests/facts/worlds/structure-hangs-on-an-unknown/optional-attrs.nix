{ lib, vars, ... }:
{
  config = lib.optionalAttrs (vars.kind == "server") {
    virtualisation.oci-containers.containers.optional.image = "example.org/optional:1";
  };
}
