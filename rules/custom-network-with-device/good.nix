{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example-host = {
        image = "docker.io/koenkk/zigbee2mqtt:1.40.2";
        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
        networks = [ "host" ];
      };
      example-none = {
        image = "docker.io/example/scanner:1.0";
        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
        networks = [ "none" ];
      };
      example-default = {
        image = "docker.io/example/scanner:1.0";
        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
      };
      example-bridge = {
        image = "docker.io/example/scanner:1.0";
        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
        extraOptions = [ "--network=podman" ];
      };
      example-lan = {
        image = "docker.io/example/scanner:1.0";
        devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ];
        networks = [ "lan" ];
      };
      # functions of the kernel, and nodes that every container has
      example-kernel = {
        image = "docker.io/example/vpn:1.0";
        networks = [ "example" ];
        devices = [
          "/dev/net/tun:/dev/net/tun"
          "/dev/fuse"
          "/dev/kvm"
          "/dev/shm:/dev/shm"
        ];
        volumes = [
          "/dev/log:/dev/log"
          "/dev/shm:/dev/shm"
        ];
        privileged = false;
      };
      example-log = {
        image = "gcr.io/cadvisor/cadvisor:v0.49.1";
        extraOptions = [
          "--network=example"
          "--device=/dev/kmsg"
        ];
      };
      # what its privileges are for is named
      example-tunnel = {
        image = "docker.io/example/vpn:1.0";
        networks = [ "example" ];
        extraOptions = [
          "--device=/dev/net/tun:/dev/net/tun:rwm"
          "--privileged"
        ];
      };
      example-without = {
        image = "docker.io/example/web:1.0";
        networks = [ "example" ];
      };
      # neither the device nor the network is known
      example-elsewhere = {
        image = "docker.io/example/web:1.0";
        networks = [ "example" ];
        devices = [ config.hwc.unheard-of.device ];
      };
      example-anywhere = {
        image = "docker.io/example/web:1.0";
        networks = [ config.hwc.unheard-of.network ];
        devices = [ "/dev/ttyUSB0" ];
      };
    };

    systemd.services.podman-networks = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = ''
        ${pkgs.podman}/bin/podman network create --driver macvlan -o parent=eth0 lan
        ${pkgs.podman}/bin/podman network create example
      '';
    };
  };
}
