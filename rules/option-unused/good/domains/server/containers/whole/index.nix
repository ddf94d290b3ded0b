{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.whole;
  mk = settings: { image = settings.image; };
in
{
  options.hwc.server.containers.whole = {
    enable = lib.mkEnableOption "the whole";
    note = lib.mkOption { type = lib.types.str; };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.whole = mk cfg;
  };
}
