{ lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options.my = {
    image = mkOption { type = types.str; default = "docker.io/library/nginx:1.27"; };
    other = mkOption { type = types.str; default = "docker.io/library/nginx:1.27"; };
    listen = mkOption { type = types.str; default = "127.0.0.1"; };
    port = mkOption { type = types.int; default = 80; };
    tag = mkOption { type = types.nullOr types.str; default = "1.27"; };
    tags = mkOption { type = types.listOf types.str; default = [ "1.27" ]; };
    instances = mkOption {
      type = types.attrsOf (types.submodule { options.tag = mkOption { type = types.str; default = "1.27"; }; });
      default = { };
    };
    roles = mkOption { type = types.listOf types.str; default = [ ]; };
  };
}
