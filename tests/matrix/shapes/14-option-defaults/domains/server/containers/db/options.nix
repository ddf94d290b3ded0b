{ lib, ... }:
let
  inherit (lib) mkEnableOption mkOption types;
in
{
  options.hwc.server.containers.db = {
    enable = mkEnableOption "db container";
    image = mkOption { type = types.str; default = "@image@"; };
    address = mkOption { type = types.str; default = "@address@"; };
    port = mkOption { type = types.port; default = 5432; };
    state = mkOption { type = types.str; default = "@state@"; };
    environment = mkOption { type = types.attrsOf types.str; default = { "@variable@" = "@value@"; }; };
    secret = mkOption { type = types.str; default = "@secret@"; };
    network.mode = mkOption { type = types.str; default = "@network@"; };
  };
}
