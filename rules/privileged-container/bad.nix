{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    trusted = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = "Whether it may do everything.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/netdata/netdata:v2.2.6";
        privileged = true; # expect: HWC501
      };
      example-flag = {
        image = "docker.io/netdata/netdata:v2.2.6";
        extraOptions = [
          "--memory=512m"
          "--privileged" # expect: HWC501
        ];
      };
      example-value = {
        image = "docker.io/netdata/netdata:v2.2.6";
        extraOptions = [ "--memory=512m" "--privileged=true" ]; # expect: HWC501
      };
      example-twice = {
        image = "docker.io/netdata/netdata:v2.2.6";
        privileged = true;
        extraOptions = [ "--privileged" ]; # expect: HWC501
      };
      example-repeated = {
        image = "docker.io/netdata/netdata:v2.2.6";
        extraOptions = [ "--privileged" "--memory=512m" "--privileged=true" ]; # expect: HWC501
      };
      example-option = {
        image = "docker.io/netdata/netdata:v2.2.6";
        privileged = cfg.trusted; # expect: HWC501
      };
      example-unconfined = {
        image = "docker.io/netdata/netdata:v2.2.6";
        extraOptions = [
          "--privileged" # expect: HWC501
          "--security-opt=seccomp=unconfined"
          "--memory=512m"
        ];
      };
      # its manual asks for it
      example-measuring = {
        image = "gcr.io/cadvisor/cadvisor:v0.49.1";
        extraOptions = [ "--privileged" ]; # expect: HWC501
      };
      example-branch = {
        image = "docker.io/netdata/netdata:v2.2.6";
        extraOptions = [ "--memory=512m" ] ++ lib.optional cfg.trusted "--privileged"; # expect: HWC501
      };
    };
  };
}
