{ lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options.my = {
    roles = mkOption { type = types.listOf types.str; default = [ ]; };
    apps = mkOption { type = types.listOf types.str; };
    database = mkOption { type = types.str; };
    stage = mkOption { type = types.str; default = "prod"; };
    workers = mkOption { type = types.int; default = 0; };
  };
}
