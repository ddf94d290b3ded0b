{ lib, vars, ... }:
let
  module = n: { virtualisation.oci-containers.containers."m${toString n}".image = "docker.io/library/m:1.${toString n}"; };
in
{
  imports = lib.concatMap (n: lib.optional (vars."m${toString n}" == "on") (module n)) (lib.range 1 8);
}
