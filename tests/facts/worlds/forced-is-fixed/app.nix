# What some module forces is decided: no world takes another value.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    debug = lib.mkOption { type = lib.types.bool; default = true; };
  };
  config = lib.mkMerge [
    { hwc.server.containers.app.debug = lib.mkForce false; }
    (lib.mkIf cfg.enable {
      virtualisation.oci-containers.containers.app.image = if cfg.debug then "app:debug" else "app:1";
    })
  ];
}
