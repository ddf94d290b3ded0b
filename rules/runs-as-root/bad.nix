{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    uid = lib.mkOption {
      type = lib.types.int;
      default = 0; # expect: HWC502
      description = "The user to run as.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/n8nio/n8n:1.70.3";
        user = "root"; # expect: HWC502
      };
      example-number = {
        image = "docker.io/n8nio/n8n:1.70.3";
        user = "0:1000"; # expect: HWC502
      };
      example-flag = {
        image = "docker.io/n8nio/n8n:1.70.3";
        extraOptions = [
          "--user" "0" # expect: HWC502
        ];
      };
      example-puid = {
        image = "lscr.io/linuxserver/sonarr:4.0.10";
        environment = {
          PUID = "0"; # expect: HWC502
          PGID = "1000";
        };
      };
      example-option = {
        image = "lscr.io/linuxserver/radarr:5.14.0";
        environment.PUID = toString cfg.uid;
        environment.PGID = "1000";
      };
    };
  };
}
