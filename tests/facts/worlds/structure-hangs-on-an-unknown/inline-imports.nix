{ lib, vars, ... }:
{
  imports = lib.optional (vars.kind == "server") (
    { config, ... }:
    {
      virtualisation.oci-containers.containers.inline.image = "example.org/inline:1";
    }
  );
}
