# As a module inside another one.
{ config, lib, pkgs, ... }: { imports = [ (import ./downloads.nix { inherit config lib pkgs; }) ]; }
