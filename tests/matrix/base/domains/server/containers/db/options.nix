{ lib, ... }:
{
  options.hwc.server.containers.db.enable = lib.mkEnableOption "db container";
}
