{ lib, ... }:
{
  virtualisation.oci-containers.containers = lib.genAttrs (
    [ "one" ] ++ lib.optionals (builtins.getEnv "HOST" == "server") [ "two" ]
  ) (name: { image = "example.org/${name}:1"; });
}
