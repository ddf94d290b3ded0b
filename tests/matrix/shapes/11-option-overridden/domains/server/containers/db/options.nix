{ lib, ... }:
let
  inherit (lib) mkEnableOption mkOption types;
in
{
  options.hwc.server.containers.db = {
    enable = mkEnableOption "db container";
    image = mkOption { type = types.str; default = "docker.io/library/postgres:16.4"; };
    address = mkOption { type = types.str; default = "127.0.0.1"; };
    port = mkOption { type = types.port; default = 5432; };
    state = mkOption { type = types.str; default = "/opt/databases/db"; };
    environment = mkOption { type = types.attrsOf types.str; default = { }; };
    secret = mkOption { type = types.str; default = "db-env"; };
    network.mode = mkOption { type = types.str; default = "bridge"; };
  };
}
