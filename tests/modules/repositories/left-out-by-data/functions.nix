# What a function that is handed on says of the module's own data is meant as it is.
{ lib, tools, ... }:
let
  apps = [
    { name = "small"; size = 1; image = "docker.io/library/busybox:1.30"; }
    { name = "large"; size = 9; image = "docker.io/library/busybox:1.31"; }
  ];
in
{
  virtualisation.oci-containers.containers =
    tools.named (lib.filter tools.isLarge apps) // tools.named (lib.filter (app: !tools.isLarge app && app.size > 2) apps);
}
