{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    tag = lib.mkOption {
      type = lib.types.str;
      default = "stable";
      description = "The tag to run.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/netdata/netdata:${cfg.tag}";
        pull = "newer"; # expect: HWC107
      };
      example-flag = {
        image = "docker.io/netdata/netdata:edge";
        extraOptions = [ "--pull=always" ]; # expect: HWC107
      };
      example-label = {
        image = "docker.io/netdata/netdata:stable";
        labels."io.containers.autoupdate" = "registry"; # expect: HWC107
      };
      example-watched = {
        image = "docker.io/netdata/netdata:stable";
        labels."com.centurylinklabs.watchtower.enable" = "true"; # expect: HWC107
      };
      # one finding, whatever number of things update it
      example-twice = {
        image = "docker.io/netdata/netdata:stable";
        pull = "always"; # expect: HWC107
        labels."io.containers.autoupdate" = "registry";
      };
      example-db = {
        image = "docker.io/library/postgres:latest";
        extraOptions = [
          "--label"
          "io.containers.autoupdate=registry" # expect: HWC107
        ];
      };
    };
  };
}
