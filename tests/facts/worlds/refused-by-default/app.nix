# The default is refused on purpose: the first value that is not is the base world.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    mode = lib.mkOption { type = lib.types.enum [ "unset" "media" "host" ]; default = "unset"; };
    gpu = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app =
      if cfg.mode == "unset" then
        throw "choose a mode"
      else
        { image = "app:1"; extraOptions = [ "--network=${cfg.mode}" ] ++ lib.optional cfg.gpu "--privileged"; };
  };
}
