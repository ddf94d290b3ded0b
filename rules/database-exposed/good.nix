{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 5432;
    };
    listenAddress = lib.mkOption {
      type = lib.types.str;
      default = "127.0.0.1";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      # loopback of either family, an address of the tailnet, the gateways of networks of containers
      example = {
        image = "docker.io/library/postgres:16.4";
        ports = [
          "127.0.0.1:5432:5432"
          "127.0.0.2:5432:5432"
          "[::1]:5432:5432"
          "100.101.102.103:5432:5432"
          "[fd7a:115c:a1e0::1]:5432:5432"
          "10.88.0.1:5432:5432"
          "10.89.7.1:5432:5432"
          "${cfg.listenAddress}:${toString cfg.port}:5432"
        ];
        extraOptions = [ "--publish-all=false" ];
      };
      # what Podman refuses is not published (HWC209)
      example-refused = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "localhost:5432:5432" ];
      };
      # an address that nothing here determines
      example-elsewhere = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "${config.hwc.unheard-of.address}:5433:5432" ];
      };
      # not published, and published but discarded
      example-quiet = {
        image = "docker.io/library/postgres:16.4";
        networks = [ "example" ];
      };
      example-shared = {
        image = "docker.io/library/redis:7.4.1";
        ports = [ "6379:6379" ];
        extraOptions = [ "--network=container:example-quiet" ];
      };
      # what works with a database and is none
      example-exporter = {
        image = "quay.io/prometheuscommunity/postgres-exporter:v0.15.0";
        ports = [ "9187:9187" ];
      };
      example-backup = {
        image = "docker.io/prodrigestivill/postgres-backup-local:16";
        ports = [ "8080:8080" ];
      };
      example-front = {
        image = "docker.io/library/mongo-express:1.0.2";
        ports = [ "8081:8081" ];
      };
      example-bouncer = {
        image = "docker.io/edoburu/pgbouncer:1.23";
        ports = [ "6432:6432" ];
      };
      example-app = {
        image = "docker.io/zabbix/zabbix-server-mysql:7.0";
        ports = [ "10051:10051" ];
      };
    };

    # only peers reach what is published on a tunnel
    networking.wireguard.interfaces.wg0.ips = [ "10.100.0.1/24" ];
    networking.wg-quick.interfaces.home.address = [ "10.101.0.1" "fd00:5::1/64" ];
    systemd.network.networks."50-wg1".address = [ "10.102.0.1/24" ];
    virtualisation.oci-containers.containers.example-peers = {
      image = "docker.io/library/postgres:16.4";
      ports = [
        "10.100.0.1:5432:5432"
        "10.101.0.1:5432:5432"
        "[fd00:5::1]:5432:5432"
        "10.102.0.1:5432:5432"
      ];
    };

    # no database answers there
    virtualisation.oci-containers.containers.example-udp = {
      image = "docker.io/example/voice:1.2";
      ports = [ "6379:6379/udp" ];
    };

    # what pods publish: on loopback, for another container, in the host's network, for a pod that it is not in
    virtualisation.oci-containers.containers.example-podded = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=house" ];
    };
    virtualisation.oci-containers.containers.example-podded-on-host = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=on-host" ];
    };
    virtualisation.oci-containers.containers.example-podded-otherwise = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=voice" ];
    };
    # one of two pods of that name
    virtualisation.oci-containers.containers.example-podded-somehow = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=either" ];
    };
    systemd.services.pods = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = ''
        ${pkgs.podman}/bin/podman pod create --replace -p 8080:80 --publish=127.0.0.1:5432:5432 house
        ${pkgs.podman}/bin/podman pod create --replace -p 5432:5432 --network host --name on-host
        ${pkgs.podman}/bin/podman pod create --replace -p 5433:5432 other
        ${pkgs.podman}/bin/podman pod create --replace -p 5435:5432/udp voice
        ${pkgs.podman}/bin/podman pod create -p 5434:5432 either || ${pkgs.podman}/bin/podman pod create -p 127.0.0.1:5434:5432 either
      '';
    };
    systemd.services.podman-network-example = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = "${pkgs.podman}/bin/podman network create --subnet 10.89.7.0/24 example";
    };
  };
}
