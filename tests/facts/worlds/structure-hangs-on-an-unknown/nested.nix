{ lib, vars, ... }:
{
  config = lib.optionalAttrs vars.isServer (
    lib.mkMerge [
      { virtualisation.oci-containers.containers.on-servers.image = "example.org/on-servers:1"; }
      (lib.mkIf (vars.kind == "server") {
        virtualisation.oci-containers.containers.guarded.image = "example.org/guarded:1";
      })
    ]
  );
}
