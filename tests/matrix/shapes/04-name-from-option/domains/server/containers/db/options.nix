{ lib, ... }:
{
  options.hwc.server.containers.db = {
    enable = lib.mkEnableOption "db container";
    name = lib.mkOption { type = lib.types.str; default = "storage"; };
  };
}
