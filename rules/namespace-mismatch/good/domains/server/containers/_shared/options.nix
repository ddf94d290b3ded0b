{ lib, ... }:
{
  options.hwc.shared.image = lib.mkOption { type = lib.types.str; };
}
