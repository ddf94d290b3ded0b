{ config, lib, ... }:
let
  cfg = config.hwc.other;
in
{
  options.hwc.other.loud = lib.mkOption { type = lib.types.bool; default = false; };
  config.virtualisation.oci-containers.containers = lib.mkIf cfg.loud { loud.image = "loud:1"; };
}
