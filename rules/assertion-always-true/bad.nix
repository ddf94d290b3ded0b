{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
    assertions = [
      {
        assertion = true; # expect: HWC409
        message = "nothing";
      }
      {
        assertion = cfg.enable -> cfg.enable; # expect: HWC409
        message = "itself";
      }
      {
        assertion = !cfg.enable || cfg.enable; # expect: HWC409
        message = "either";
      }
      {
        assertion = !false; # expect: HWC409
        message = "for now";
      }
      {
        assertion = !(cfg.enable && !cfg.enable); # expect: HWC409
        message = "not both";
      }
      {
        assertion = cfg.enable -> config.virtualisation.podman.enable -> cfg.enable; # expect: HWC409
        message = "in a circle";
      }
      {
        assertion = config.time.timeZone != null || 1 == 1; # expect: HWC409
        message = "a test of long ago";
      }
      {
        assertion = if cfg.enable then true else true; # expect: HWC409
        message = "whatever";
      }
      {
        assertion = (false && cfg.enable) || !(cfg.enable != cfg.enable); # expect: HWC409
        message = "itself again";
      }
    ];
  };
}
