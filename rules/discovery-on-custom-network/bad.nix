{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    onHost = lib.mkOption {
      type = lib.types.bool;
      default = false;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "ghcr.io/home-assistant/home-assistant:2024.11.1";
        networks = if cfg.onHost then [ "host" ] else [ "house" "back" ]; # expect: HWC204
      };
      example-media = {
        image = "docker.io/jellyfin/jellyfin:10.10.1";
        ports = [ "127.0.0.1:8096:8096" ];
        extraOptions = [ "--network=house" ]; # expect: HWC204
      };
      # a note: its devices can be told the published address
      example-controller = {
        image = "lscr.io/linuxserver/unifi-network-application:9.1.120";
        ports = [ "8080:8080" "3478:3478/udp" ];
        networks = [ "house" ]; # expect: HWC204
      };
    };

    systemd.services = lib.genAttrs [ "house" "back" ] (name: {
      before = [
        "podman-example.service"
        "podman-example-media.service"
        "podman-example-controller.service"
      ];
      wantedBy = [ "multi-user.target" ];
      script = "${pkgs.podman}/bin/podman network create --ignore ${name}";
    });
  };
}
