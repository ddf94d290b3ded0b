{ lib, pkgs, ... }:
let
  stacks = builtins.fromJSON (builtins.readFile "${pkgs.stacks}/list.json");
in
{
  virtualisation.oci-containers.containers = {
    db.image = "docker.io/library/postgres:16.4";
  } // lib.genAttrs stacks (name: { image = "docker.io/a/${name}:1.0.0"; });
}
