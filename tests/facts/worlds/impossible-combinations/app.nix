# The assertion excludes two modes together, and a mode without its companion.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    vpn = lib.mkOption { type = lib.types.bool; default = false; };
    host = lib.mkOption { type = lib.types.bool; default = false; };
  };
  config = lib.mkIf cfg.enable {
    assertions = [ { assertion = !(cfg.vpn && cfg.host); message = "one of them"; } ];
    virtualisation.oci-containers.containers.app = {
      image = "app:1";
      extraOptions = lib.optional cfg.vpn "--network=container:vpn" ++ lib.optional cfg.host "--network=host";
    };
  };
}
