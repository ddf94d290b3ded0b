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
          "--security-opt=seccomp=unconfined" # expect: HWC507
          "--security-opt" "unmask=ALL" # expect: HWC507
          "--security-opt=no-new-privileges=false" # expect: HWC507
          "--security-opt=apparmor=unconfined" # expect: HWC507
        ];
      };
      example-docker = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [ "--security-opt=systempaths=unconfined" ]; # expect: HWC507
      };
      example-label = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [
          "--security-opt=label:disable" # expect: HWC507
        ];
      };
      example-option = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [
          "--security-opt=seccomp=${cfg.profile}" # expect: HWC507
        ];
      };
    };
  };
}
