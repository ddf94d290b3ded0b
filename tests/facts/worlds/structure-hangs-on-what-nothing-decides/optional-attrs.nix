{ lib, ... }:
lib.optionalAttrs (lib.hasPrefix "srv" (builtins.getEnv "HOST")) {
  virtualisation.oci-containers.containers.optional.image = "example.org/optional:1";
}
