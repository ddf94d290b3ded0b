{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    capabilities = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [
        "sys_rawio" # expect: HWC505
        "CHOWN"
      ];
      description = "Capabilities to add.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/netdata/netdata:v2.2.6";
        capabilities = {
          SYS_PTRACE = true; # expect: HWC505
          SYS_ADMIN = false;
        };
      };
      example-flag = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = [
          "--cap-add=CAP_SYS_ADMIN" # expect: HWC505
          "--cap-add" "NET_ADMIN" # expect: HWC505
          "--cap-add=all" # expect: HWC505
        ];
      };
      example-list = {
        image = "docker.io/library/nginx:1.27.3";
        extraOptions = map (name: "--cap-add=${name}") cfg.capabilities;
      };
      # its name only has a gateway's in it
      example-scanner = {
        image = "releases-docker.jfrog.io/jfrog/xray-server:3.104.8";
        extraOptions = [ "--cap-add=NET_ADMIN" ]; # expect: HWC505
      };
      example-gateway = {
        image = "docker.io/qmcgaw/gluetun:v3.39.1";
        extraOptions = [
          "--cap-add=NET_ADMIN,SYS_MODULE" # expect: HWC505
        ];
      };
    };
  };
}
