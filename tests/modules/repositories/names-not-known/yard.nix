{ lib, pkgs, ... }:
let
  fromYAML =
    file: lib.importJSON (pkgs.runCommand "stack.json" { nativeBuildInputs = [ pkgs.yq-go ]; } "yq -o=json . ${file} > $out");
in
{
  virtualisation.oci-containers.containers = lib.mkMerge [
    { gatus.image = "docker.io/twinproduction/gatus:v5.13.1"; }
    (lib.mapAttrs (_: service: { inherit (service) image ports; }) (fromYAML ./data/stack.yaml).services)
  ];
}
