# home-manager.*, after the manual of Home Manager ("NixOS module").
#
# A user's configuration is open: its options belong to Home Manager and are not declared here.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  no = mkOption { type = types.bool; default = false; };
in
{
  options.home-manager = {
    users = mkOption {
      type = types.attrsOf (types.submodule { freeformType = types.lazyAttrsOf types.anything; });
      default = { };
    };
    useGlobalPkgs = no;
    useUserPackages = mkOption { type = types.bool; };
    verbose = no;
    backupFileExtension = mkOption { type = types.nullOr types.str; default = null; };
    extraSpecialArgs = mkOption { type = types.attrs; default = { }; };
    sharedModules = mkOption { type = types.listOf types.raw; default = [ ]; };
  };
}
