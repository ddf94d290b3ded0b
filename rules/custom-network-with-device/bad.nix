{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  networkOpts = [ "--network=example-gpu" ];
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    gpu.enable = lib.mkEnableOption "the graphics processor";
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/koenkk/zigbee2mqtt:1.40.2";
        devices = [
          "/dev/dri:/dev/dri"
          "/dev/ttyUSB0:/dev/ttyUSB0" # expect: HWC203
          "/dev/ttyUSB1:/dev/ttyUSB1"
        ];
        networks = [ "example" ];
      };
      example-flag = {
        image = "docker.io/example/scanner:1.0";
        networks = [ "example-flag" ];
        extraOptions = [
          "--device"
          "/dev/bus/usb" # expect: HWC203
        ];
      };
      example-gpu = {
        image = "docker.io/example/render:1.0";
        extraOptions = networkOpts ++ lib.optional cfg.gpu.enable "--device=/dev/dri:/dev/dri"; # expect: HWC203
      };
      # what works inside the machine
      example-inside = {
        image = "docker.io/example/detector:1.0";
        extraOptions = networkOpts ++ [ "--device=/dev/apex_0,/dev/sr0" ]; # expect: HWC203
      };
      example-gpus = {
        image = "docker.io/example/render:1.0";
        extraOptions = networkOpts ++ [ "--gpus=all" ]; # expect: HWC203
      };
      example-cdi = {
        image = "docker.io/example/render:1.0";
        extraOptions = networkOpts ++ [ "--device=nvidia.com/gpu=all" ]; # expect: HWC203
      };
      example-mount = {
        image = "docker.io/example/radio:1.0";
        networks = [ "example-mount" ];
        volumes = [ "/dev/serial/by-id:/dev/serial/by-id" ]; # expect: HWC203
      };
      # a note: it and its broker share a network
      example-gateway = {
        image = "docker.io/example/gateway:1.0";
        networks = [ "example-radio" ];
        devices = [ "/dev/serial/by-id/usb-stick:/dev/ttyACM0" ]; # expect: HWC203
      };
      example-broker = {
        image = "docker.io/library/eclipse-mosquitto:2.0.21";
        networks = [ "example-radio" ];
      };
      example-privileged = {
        image = "docker.io/example/radio:1.0";
        networks = [ "example-privileged" ];
        privileged = true; # expect: HWC203
      };
    };

    systemd.services.podman-networks = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = lib.concatMapStrings (name: "${pkgs.podman}/bin/podman network create ${name}\n") [
        "example" "example-flag" "example-gpu" "example-mount" "example-privileged" "example-radio"
      ];
    };
  };
}
