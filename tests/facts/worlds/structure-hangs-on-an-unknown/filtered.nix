{ lib, vars, ... }:
let
  apps = {
    everywhere = { on = [ "server" "laptop" ]; image = "example.org/everywhere:1"; };
    server-only = { on = [ "server" ]; image = "example.org/server-only:1"; };
  };
in
{
  virtualisation.oci-containers.containers = lib.mapAttrs (_: app: { inherit (app) image; }) (
    lib.filterAttrs (_: app: builtins.elem vars.kind app.on) apps
  );
}
