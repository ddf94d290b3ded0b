{ lib, flake-parts-lib, ... }:
{
  options.flake = flake-parts-lib.mkSubmoduleOptions {
    fleet = lib.mkOption {
      type = lib.types.attrsOf (lib.types.submodule {
        options = {
          ip = lib.mkOption { type = lib.types.str; };
          tags = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
        };
      });
      default = { };
    };
  };
  config.flake.fleet = {
    kiwi = { ip = "10.0.0.2"; tags = [ "server" ]; };
    mango = { ip = "10.0.0.3"; };
  };
}
