{ lib, ... }:
{
  options.hwc.server.containers.db = {
    enable = lib.mkEnableOption "db container";
    shared = lib.mkOption { type = lib.types.bool; default = false; };
  };
}
