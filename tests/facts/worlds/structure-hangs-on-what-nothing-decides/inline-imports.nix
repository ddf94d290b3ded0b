{ lib, ... }:
{
  imports = lib.optional (builtins.getEnv "HOST" == "server") {
    virtualisation.oci-containers.containers.inline.image = "example.org/inline:1";
  };
}
