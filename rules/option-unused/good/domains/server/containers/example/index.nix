{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    image = lib.mkOption { type = lib.types.str; };
    domain = lib.mkOption { type = lib.types.str; };
    hidden = lib.mkOption {
      type = lib.types.str;
      internal = true;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      inherit (cfg) image;
    };
  };
}
