{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    channel = lib.mkOption {
      type = lib.types.str;
      default = "nightly";
      description = "The channel to follow.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example.image = "docker.io/netdata/netdata:stable"; # expect: HWC102
      example-gpu.image = "ghcr.io/blakeblackshear/frigate:stable-tensorrt"; # expect: HWC102
      example-branch.image = "ghcr.io/gethomepage/homepage:release"; # expect: HWC102
      example-channel.image = "ghcr.io/immich-app/immich-server:${cfg.channel}"; # expect: HWC102
      example-latest.image = "docker.io/library/nginx:latest-alpine"; # expect: HWC102
    };
  };
}
