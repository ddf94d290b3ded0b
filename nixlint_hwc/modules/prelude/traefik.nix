# services.traefik, after the NixOS manual (options below `services.traefik`) and Traefik's configuration reference.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  settings = mkOption { type = types.attrsOf types.anything; default = { }; };
  pathOrNull = mkOption { type = types.nullOr types.path; default = null; };
in
{
  options.services.traefik = {
    enable = mkOption { type = types.bool; default = false; };
    package = mkOption { type = types.package; };
    staticConfigOptions = settings;
    staticConfigFile = pathOrNull;
    dynamicConfigOptions = settings;
    dynamicConfigFile = pathOrNull;
    environmentFiles = mkOption { type = types.listOf types.path; default = [ ]; };
    dataDir = mkOption { type = types.path; default = "/var/lib/traefik"; };
    group = mkOption { type = types.str; default = "traefik"; };
  };
}
