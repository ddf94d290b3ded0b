{ lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options.my = {
    roles = mkOption { type = types.listOf types.str; default = [ ]; };
    database = mkOption { type = types.str; default = "none"; };
    prefix = mkOption { type = types.str; default = ""; };
    stage = mkOption { type = types.str; default = "prod"; };
    workers = mkOption { type = types.int; default = 2; };
    apps = mkOption {
      type = types.attrsOf (types.submodule { options.image = mkOption { type = types.nullOr types.str; default = null; }; });
      default = { };
    };
  };
  config = {
    networking.hostName = "web";
    my.apps = {
      one.image = "docker.io/library/alpine:3.1";
      two = { };
    };
  };
}
