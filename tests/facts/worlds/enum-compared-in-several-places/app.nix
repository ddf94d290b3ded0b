# One enum, compared here and there: one decision with one world for each value.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    mode = lib.mkOption { type = lib.types.enum [ "bridge" "host" "vpn" ]; default = "bridge"; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = if cfg.mode == "host" then "app:host" else "app:other";
      extraOptions = lib.optional (cfg.mode != "bridge") "--network=${cfg.mode}" ++ lib.optional (builtins.elem cfg.mode [ "vpn" "host" ]) "--init";
    };
  };
}
