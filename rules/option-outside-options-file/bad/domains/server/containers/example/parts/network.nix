{ lib, ... }:
{
  options.hwc.server.containers.example.network = lib.mkOption { type = lib.types.str; }; # expect: HWC717
}
