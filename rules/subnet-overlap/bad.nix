{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  podman = "${pkgs.podman}/bin/podman";
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    subnet = lib.mkOption {
      type = lib.types.str;
      default = "10.90.1.0/24"; # expect: HWC208
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/example/web:1.0";
      networks = [
        "media"
        "wide"
        "narrow"
      ];
    };

    systemd.services = {
      podman-example.after = [ "podman-networks.service" ];
      podman-networks = {
        wantedBy = [ "multi-user.target" ];
        serviceConfig.Type = "oneshot";
        script = ''
          ${podman} network create media --subnet 10.88.0.0/24 # expect: HWC208
          ${podman} network create --subnet=10.90.0.0/16 wide
          ${podman} network create --subnet ${cfg.subnet} narrow
        '';
      };
    };
  };
}
