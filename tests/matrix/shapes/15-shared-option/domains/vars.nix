{ config, lib, ... }:
let
  inherit (lib) mkOption types;
  cfg = config.hwc.vars;
in
{
  options.hwc.vars = {
    images = mkOption { type = types.attrsOf types.str; default = { }; };
    address = mkOption { type = types.str; };
    state = mkOption { type = types.path; };
    environment = mkOption { type = types.attrsOf types.str; default = { "@variable@" = "@value@"; }; };
    secret = mkOption { type = types.str; readOnly = true; default = "@secret@"; };
    network = mkOption { type = types.nullOr types.str; default = null; };
  };

  config.hwc.vars = {
    images.postgres = "@image@";
    address = "@address@";
    state = "@state@";
    network = "@network@";
  };
}
