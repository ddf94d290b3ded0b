{ lib, ... }:
{
  config = lib.mkMerge (
    [ { virtualisation.oci-containers.containers.always.image = "example.org/always:1"; } ]
    ++ lib.optional (builtins.getEnv "HOST" < "m") {
      virtualisation.oci-containers.containers.merged.image = "example.org/merged:1";
    }
  );
}
