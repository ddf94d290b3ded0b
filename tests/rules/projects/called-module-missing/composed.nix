{ lib, ... }:
let
  name = "traefik";
in
{
  imports = [
    (import (./. + "/${name}.nix") { inherit lib; }) # expect: HWC004
  ];
  virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27";
}
