{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    version = lib.mkOption {
      type = lib.types.str;
      default = "11.4.0";
      description = "The version to run.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example.image = "postgres:16.4"; # expect: HWC105
      example-owner.image = "grafana/grafana:${cfg.version}"; # expect: HWC105
      example-digest = {
        image = "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"; # expect: HWC105
      };
    };
  };
}
