{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    profile = lib.mkOption {
      type = lib.types.str;
      default = "unconfined";
      description = "The seccomp profile.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [
          "--memory=512m"
        ];
      };
      example-docker = {
        image = "docker.io/library/nginx:1.27.3";
      };
      example-label = {
        image = "docker.io/library/nginx:1.27.3";
      };
      example-option = {
        image = "docker.io/library/nginx:1.27.3";
      };
    };
  };
}
