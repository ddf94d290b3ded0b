{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    network.mode = lib.mkOption {
      type = lib.types.enum [
        "media"
        "vpn"
      ];
      default = "vpn";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      gluetun = {
        image = "docker.io/qmcgaw/gluetun:v3.39.1";
      };
      example = {
        image = "docker.io/example/web:1.0";
        extraOptions = if cfg.network.mode == "vpn" then [ "--network=container:gluten" ] else [ ]; # expect: HWC214
      };
      example-worker = {
        image = "docker.io/example/worker:1.0";
        networks = [ "container:gluetun" ]; # expect: HWC214
      };
    };
    systemd.services.podman-example-worker.requires = [ "podman-gluetun.service" ];
  };
}
