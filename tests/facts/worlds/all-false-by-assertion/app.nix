# The assertion is false in every world: it says so of the module, and the container is looked at all the same.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    debug = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    assertions = [ { assertion = false; message = "do not use this"; } ];
    virtualisation.oci-containers.containers.app.image = if cfg.debug then "app:debug" else "app:1";
  };
}
