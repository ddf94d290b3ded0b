{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "resolvers:ip=10.90.0.3" ];
      };
      example-flag = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [ "--network=resolvers" "--ip" "10.90.0.4" ];
      };
      # the last one counts
      example-overridden = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [ "--network=resolvers" "--ip=10.99.0.5" "--ip=10.90.0.5" ];
      };
      # Podman refuses it, but for being on two networks
      example-of-which = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "resolvers" "double" ];
        extraOptions = [ "--ip=10.90.0.6" ];
      };
      # one subnet of two, and an address of a family for which Podman makes up a subnet
      example-double = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [ "--network=double:ip=10.94.0.3,ip6=fd00:1::3" ];
      };
      # Podman makes up the subnet
      example-unsettled = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "unsettled:ip=10.99.0.3" ];
      };
      # what is not known
      example-computed = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "computed:ip=10.99.0.4" "resolvers:ip=${config.hwc.unheard-of.address}" ];
      };
      # created with one subnet or another
      example-alternative = {
        image = "docker.io/example/resolver:1.0";
        networks = [ "alternative:ip=10.96.0.3" ];
      };
      # on Podman's default network
      example-default = {
        image = "docker.io/example/resolver:1.0";
        extraOptions = [ "--ip=10.88.0.7" ];
      };
    };

    systemd.services.podman-networks = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = ''
        ${pkgs.podman}/bin/podman network create --ignore --subnet 10.90.0.0/24 resolvers
        ${pkgs.podman}/bin/podman network create --ignore --subnet=10.92.0.0/24 --subnet 10.94.0.0/24 --ipv6 double
        ${pkgs.podman}/bin/podman network create --ignore unsettled
        ${pkgs.podman}/bin/podman network create --ignore --subnet "$SUBNET" computed
        ${pkgs.podman}/bin/podman network create --ignore --subnet 10.95.0.0/24 alternative \
          || ${pkgs.podman}/bin/podman network create --ignore --subnet 10.96.0.0/24 alternative
      '';
    };
  };
}
