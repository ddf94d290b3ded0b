{ lib, ... }:
{
  options.my.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  config.my.roles = [ "web" ];
  config.system.stateVersion = "24.11";
}
