# time, i18n and console, after the NixOS manual (options of these names).
#
# `timeZone` has no default: NixOS leaves it null, which a module that is read apart from its host must not take for
# granted.
{ lib, ... }:
let
  inherit (lib) mkOption types;
in
{
  options = {
    time = {
      timeZone = mkOption { type = types.nullOr types.str; };
      hardwareClockInLocalTime = mkOption { type = types.bool; default = false; };
    };
    i18n = {
      defaultLocale = mkOption { type = types.str; default = "en_US.UTF-8"; };
      extraLocaleSettings = mkOption { type = types.attrsOf types.str; default = { }; };
    };
    console = {
      enable = mkOption { type = types.bool; default = true; };
      keyMap = mkOption { type = types.either types.str types.path; default = "us"; };
      useXkbConfig = mkOption { type = types.bool; default = false; };
    };
  };
}
