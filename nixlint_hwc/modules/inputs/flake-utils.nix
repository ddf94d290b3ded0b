# flake-utils, after its README.
{ lib, ... }:
let
  defaultSystems = [ "aarch64-darwin" "aarch64-linux" "x86_64-darwin" "x86_64-linux" ];

  eachSystemMap = systems: make: lib.genAttrs systems make;
  # The outputs that `make` gives for each system, with the system below each output's name.
  eachSystem =
    systems: make:
    lib.foldl' (
      outputs: system:
      outputs // lib.mapAttrs (name: value: (outputs.${name} or { }) // { ${system} = value; }) (make system)
    ) { } systems;
in
{
  lib = {
    inherit defaultSystems eachSystem eachSystemMap;
    allSystems = defaultSystems;
    system = lib.genAttrs defaultSystems (name: name);
    eachDefaultSystem = eachSystem defaultSystems;
    eachDefaultSystemMap = eachSystemMap defaultSystems;
  };
}
