{ lib, vars, ... }:
{
  config = lib.mkMerge (
    [ { services.openssh.enable = true; } ]
    ++ lib.optional (!vars.isDesktop && vars.kind == "server") {
      virtualisation.oci-containers.containers.merged.image = "example.org/merged:1";
    }
  );
}
