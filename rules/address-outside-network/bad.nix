{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    address = lib.mkOption {
      type = lib.types.str;
      default = "10.91.0.4";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "resolvers:ip=10.91.0.3" ]; # expect: HWC217
      };
      example-flag = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [
          "--network=resolvers"
          "--ip=${cfg.address}" # expect: HWC217
        ];
      };
      example-second-family = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [ "--network=double:ip=10.92.0.3,ip6=fd00:2::3" ]; # expect: HWC217
      };
      example-as-written = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [
          "--network=double"
          "--ip6=FD00:2:0::4" # expect: HWC217
        ];
      };
      example-quadlet = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "house:ip=10.93.1.3" ]; # expect: HWC217
      };
    };

    systemd.services.podman-network-resolvers = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = ''
        ${pkgs.podman}/bin/podman network exists resolvers || ${pkgs.podman}/bin/podman network create resolvers --subnet 10.90.0.0/24
        ${pkgs.podman}/bin/podman network create --ignore --subnet=10.92.0.0/24 --subnet=fd00:1::/64 --ipv6 double
      '';
    };
    environment.etc."containers/systemd/house.network".text = ''
      [Network]
      NetworkName=house
      Subnet=10.93.0.0/24
    '';
  };
}
