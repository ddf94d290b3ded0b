# fileSystems and swapDevices, after the NixOS manual ("File Systems") and mount(8).
#
# Entries are open (`freeformType = lazyAttrsOf`): encryption, stratis and overlays add options to them.
{ lib, ... }:
let
  inherit (lib) elem mkDefault mkIf mkMerge mkOption types;

  no = mkOption { type = types.bool; default = false; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };

  fileSystem = { name, config, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      enable = mkOption { type = types.bool; default = true; };
      mountPoint = mkOption { type = types.str; default = name; };
      device = textOrNull;
      label = textOrNull;
      fsType = mkOption { type = types.str; default = "auto"; };
      options = mkOption { type = types.nonEmptyListOf types.str; default = [ "defaults" ]; };
      depends = mkOption { type = types.listOf types.str; default = [ ]; };
      neededForBoot = no;
      noCheck = no;
      autoFormat = no;
      autoResize = no;
    };

    config.device = mkMerge [
      (mkIf (elem config.fsType [ "proc" "sysfs" "tmpfs" "ramfs" "devtmpfs" "devpts" ]) (mkDefault config.fsType))
      (mkIf (config.label != null) (mkDefault "/dev/disk/by-label/${config.label}"))
    ];
  };

  swapDevice = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      device = mkOption { type = types.nonEmptyStr; };
      label = mkOption { type = types.str; };
      size = mkOption { type = types.nullOr types.int; default = null; };
      priority = mkOption { type = types.nullOr types.int; default = null; };
      options = mkOption { type = types.nonEmptyListOf types.str; default = [ "defaults" ]; };
    };
  };
in
{
  options = {
    fileSystems = mkOption { type = types.attrsOf (types.submodule fileSystem); default = { }; };
    swapDevices = mkOption { type = types.listOf (types.submodule swapDevice); default = [ ]; };
  };
}
