{ lib, ... }:
{
  options.my.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
}
