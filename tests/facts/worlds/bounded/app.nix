# Twelve Booleans have more pairs than are looked at, which is told (HWC007).
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
  names = [ "a" "b" "c" "d" "e" "f" "g" "h" "i" "j" "k" "l" ];
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
  } // lib.genAttrs names (name: lib.mkOption { type = lib.types.bool; default = false; });
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "app:${toString (lib.count (name: cfg.${name}) names)}";
      extraOptions = lib.optional (if cfg.a then (if cfg.b then cfg.c else false) else false) "--privileged";
    };
  };
}
