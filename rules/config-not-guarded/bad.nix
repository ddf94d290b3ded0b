{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    image = lib.mkOption { type = lib.types.str; };
  };

  config = {
    virtualisation.oci-containers.containers.example.image = cfg.image; # expect: HWC703
    systemd.tmpfiles.rules = lib.mkIf cfg.enable [ "d /opt/services/example 0755 1000 1000 -" ];
  };
}
