{ lib, ... }:
{
  hwc.server.containers.db.enable = lib.mkDefault true;
}
