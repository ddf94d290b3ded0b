# Negations and implications of decisions.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    secure = lib.mkOption { type = lib.types.bool; default = true; };
    lan = lib.mkOption { type = lib.types.bool; default = true; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "app:1";
      extraOptions = lib.optional (!cfg.secure) "--privileged" ++ lib.optional (cfg.lan -> !cfg.secure) "--network=host";
    };
  };
}
