# systemd.tmpfiles, after the NixOS manual (options below `systemd.tmpfiles`) and tmpfiles.d(5).
{ lib, ... }:
let
  inherit (lib) mkOption types;

  dash = mkOption { type = types.str; default = "-"; };

  # settings.<file>.<path>.<type> = { ... }
  entry = { name, ... }: {
    options = {
      type = mkOption { type = types.str; default = name; };
      mode = dash;
      user = dash;
      group = dash;
      age = dash;
      argument = mkOption { type = types.str; default = ""; };
    };
  };
in
{
  options.systemd.tmpfiles = {
    rules = mkOption { type = types.listOf types.str; default = [ ]; };
    settings = mkOption {
      type = types.attrsOf (types.attrsOf (types.attrsOf (types.submodule entry)));
      default = { };
    };
    packages = mkOption { type = types.listOf types.package; default = [ ]; };
  };
}
