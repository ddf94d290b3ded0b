{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  publish = port: "127.0.0.1:${toString port}:${toString port}";
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 5432;
    };
    image = lib.mkOption {
      type = lib.types.str;
      default = "docker.io/library/mariadb:11.4";
    };
    lan = lib.mkEnableOption "access from the local network";
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/postgres:16.4";
        ports = [
          "127.0.0.1:5432:5432" # expect: HWC201
          "127.0.0.1:5433:5432" # expect: HWC201
          "127.0.0.1:5434:5432" # expect: HWC201
          "127.0.0.1:5435:5432" # expect: HWC201
          "127.0.0.1:${toString cfg.port}:5432" # expect: HWC201
          "127.0.0.1:5436:5432"
          "127.0.0.1:5437:5432" # expect: HWC201
          "[::1]:5437:5432" # expect: HWC201
        ];
      };
      example-maria = {
        image = cfg.image;
        ports = [ (publish 3306) ] ++ lib.optional cfg.lan "127.0.0.1:3307:3306"; # expect: HWC201
      };
      example-cache = {
        image = "docker.io/valkey/valkey:8.0.1-alpine";
        extraOptions = [
          "-p"
          "127.0.0.1:6379:6379" # expect: HWC201
          "--publish=127.0.0.1:6380:6379" # expect: HWC201
        ];
      };
      example-search = {
        image = "docker.io/getmeili/meilisearch:v1.11";
        ports = [ "127.0.0.1:7700:7700" ]; # expect: HWC201
      };
      example-all = {
        image = "docker.io/library/mongo:7.0";
        extraOptions = [ "-P" ]; # expect: HWC201
      };
      example-own = {
        image = "registry.example.org/house/ledger:3";
        ports = [ "127.0.0.1:15432:5432" ]; # expect: HWC201
      };
      example-lan = {
        image = "docker.io/library/postgres:16.4";
        networks = [ "lan" ]; # expect: HWC201
      };
    };

    virtualisation.oci-containers.containers.example-quadlet = {
      image = "docker.io/library/mariadb:11.4";
      networks = [ "house" ]; # expect: HWC201
    };
    virtualisation.quadlet.networks.house.networkConfig = {
      driver = "ipvlan";
      subnets = [ "192.168.2.0/24" ];
    };

    # what a pod publishes for its containers
    virtualisation.oci-containers.containers.example-podded = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=house" ];
    };
    virtualisation.oci-containers.containers.example-shared = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=garden" ];
    };
    # another machine's address among the peers
    virtualisation.oci-containers.containers.example-peer = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1:5439:5432" ]; # expect: HWC201
    };
    networking.wg-quick.interfaces.home.address = [ "10.101.0.1" ];
    systemd.services.pod-garden.script = "${pkgs.podman}/bin/podman pod create --share net -p 127.0.0.1:5433:5432 --name garden"; # expect: HWC201
    systemd.services.pod-house = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = "${pkgs.podman}/bin/podman pod create --replace -p 127.0.0.1:8080:80 -p 127.0.0.1:5432:5432 house"; # expect: HWC201
    };

    systemd.services.podman-network-lan = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = "${pkgs.podman}/bin/podman network create --driver macvlan --subnet 192.168.1.0/24 lan";
    };
  };
}
