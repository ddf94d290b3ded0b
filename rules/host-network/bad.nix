{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    network = lib.mkOption {
      type = lib.types.str;
      default = "host"; # expect: HWC513
      description = "The network to join.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/n8nio/n8n:1.70.3";
        extraOptions = [ "--network=host" ]; # expect: HWC513
      };
      example-option = {
        image = "docker.io/n8nio/n8n:1.70.3";
        networks = [ cfg.network ];
      };
    };
  };
}
