{ lib, vars, count, ... }:
let
  one = name: lib.optionalAttrs (vars.${name} == "on") { ${name}.image = "docker.io/library/${name}:1.0"; };
in
{
  virtualisation.oci-containers.containers = lib.foldl' (all: n: all // one "c${toString n}") { } (lib.range 1 count);
}
