# Two containers in one set: a decision of one is none of the other's.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.pair;
in
{
  options.hwc.server.containers.pair = {
    enable = lib.mkEnableOption "pair";
    first.debug = lib.mkOption { type = lib.types.bool; default = false; };
    second.debug = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = lib.mkMerge [
      { first = { image = "first:1"; extraOptions = lib.mkIf cfg.first.debug [ "--privileged" ]; }; }
      (lib.mapAttrs (name: c: { image = "${name}:${if c.debug then "latest" else "1"}"; }) { inherit (cfg) second; })
    ];
  };
}
