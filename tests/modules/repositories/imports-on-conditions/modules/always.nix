{ lib, ... }:
{
  options.my.domain = lib.mkOption { type = lib.types.str; };
}
