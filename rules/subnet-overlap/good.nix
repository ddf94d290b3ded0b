{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  podman = "${pkgs.podman}/bin/podman";
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    subnet = lib.mkOption {
      type = lib.types.nullOr lib.types.str;
      default = null;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/example/web:1.0";
      networks = [ "one" ];
    };

    systemd.services = {
      podman-example.after = [ "podman-networks.service" ];
      podman-networks = {
        wantedBy = [ "multi-user.target" ];
        serviceConfig.Type = "oneshot";
        script = ''
          ${podman} network create one --subnet 10.90.1.0/24
          ${podman} network create two --subnet 10.90.2.0/24
          ${podman} network create six --subnet fd00:90::/64
          ${podman} network create --driver macvlan --subnet 10.90.1.0/24 lan
          ${podman} network create open ${lib.optionalString (cfg.subnet != null) "--subnet ${cfg.subnet}"}
          ${podman} network create elsewhere --subnet ${config.hwc.unheard-of.subnet}
        '';
      };
      # one network, made in two places
      podman-network-one = {
        wantedBy = [ "multi-user.target" ];
        script = "${podman} network exists one || ${podman} network create one --subnet 10.90.1.0/24";
      };
      # never there
      podman-network-old = lib.mkIf (!cfg.enable) {
        wantedBy = [ "multi-user.target" ];
        script = "${podman} network create old --subnet 10.90.1.0/24";
      };
    };
  };
}
