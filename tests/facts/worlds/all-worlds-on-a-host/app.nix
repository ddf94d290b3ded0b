# With --all-worlds what a host sets, and what it leaves at its default, is looked at in its other values too.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    debug = lib.mkOption { type = lib.types.bool; default = true; };
    mode = lib.mkOption { type = lib.types.enum [ "bridge" "host" ]; default = "bridge"; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = if cfg.debug then "app:debug" else "app:1";
      extraOptions = lib.optional (cfg.mode == "host") "--network=host";
    };
  };
}
