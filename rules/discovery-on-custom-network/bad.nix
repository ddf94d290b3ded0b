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
    };

    systemd.services = lib.genAttrs [ "house" "back" ] (name: {
      before = [
        "podman-example.service"
        "podman-example-media.service"
      ];
      wantedBy = [ "multi-user.target" ];
      script = "${pkgs.podman}/bin/podman network create --ignore ${name}";
    });
  };
}
