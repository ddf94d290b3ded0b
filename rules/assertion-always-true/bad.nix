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
    ];
  };
}
