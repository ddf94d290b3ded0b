{ self, config, lib, pkgs, ... }:
let inherit (lib) fileContents; in
{ environment.shellInit = ""; nix.gc.automatic = true; }
