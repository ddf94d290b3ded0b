{ lib, vars, ... }:
{
  virtualisation.oci-containers.containers = {
    always.image = if vars.kind == "server" then "example.org/always:1" else "example.org/always:2";
  }
  // lib.optionalAttrs (vars.kind != "laptop") { not-laptop.image = "example.org/not-laptop:1"; }
  // lib.optionalAttrs (vars.kind == "laptop") { laptop.image = "example.org/laptop:1"; };
}
