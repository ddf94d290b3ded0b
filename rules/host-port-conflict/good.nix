{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    mode = lib.mkOption {
      type = lib.types.enum [
        "old"
        "new"
      ];
      default = "new";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      # other address, protocol, family
      example-one = {
        image = "docker.io/example/web:1.0";
        ports = [
          "127.0.0.1:8080:80"
          "53:53/udp"
          "[::1]:8081:80"
        ];
      };
      example-two = {
        image = "docker.io/example/web:1.0";
        ports = [
          "127.0.0.2:8080:80"
          "53:53/tcp"
          "0.0.0.0:8081:80"
        ];
      };
      # never together
      example-old = lib.mkIf (cfg.mode == "old") {
        image = "docker.io/example/web:1.0";
        ports = [ "9000:9000" ];
      };
      example-new = lib.mkIf (cfg.mode == "new") {
        image = "docker.io/example/web:2.0";
        ports = [ "9000:9000" ];
      };
      # discarded, random, or a port that is picked of a range
      example-gateway = {
        image = "docker.io/qmcgaw/gluetun:v3.39.1";
        ports = [ "8888:8888" ];
      };
      example-behind = {
        image = "docker.io/example/web:1.0";
        ports = [ "8888:8888" ];
        extraOptions = [ "--network=container:example-gateway" ];
      };
      example-random = {
        image = "docker.io/example/web:1.0";
        ports = [
          "9000"
        ];
      };
      example-chosen = {
        image = "docker.io/example/web:1.0";
        ports = [
          "8150:80"
          "${toString config.hwc.unheard-of.port}:9000"
        ];
      };
      # a host-network container that may have been moved
      example-home = {
        image = "docker.io/jellyfin/jellyfin:10.10.1";
        networks = [ "host" ];
        cmd = [ "--port=9096" ];
      };
      example-media = {
        image = "docker.io/example/web:1.0";
        ports = [ "8096:80" ];
      };
      # with an address of its own, on which nothing of the host is published
      example-lan = {
        image = "docker.io/example/dns:1.0";
        networks = [ "lan" ];
        ports = [ "8096:80" ];
      };
      # services that are off, listen elsewhere, or on another address
      example-charts = {
        image = "docker.io/example/charts:1.0";
        ports = [
          "3000:3000"
          "9090:9090"
          "192.168.1.10:5432:5432"
          "6379:6379"
        ];
      };
    };

    systemd.services.podman-network-lan = {
      before = [ "podman-example-lan.service" ];
      requiredBy = [ "podman-example-lan.service" ];
      serviceConfig.Type = "oneshot";
      script = "${pkgs.podman}/bin/podman network create --ignore -d macvlan -o parent=eno1 lan";
    };

    services = {
      grafana = {
        enable = true;
        settings.server.http_port = 3001;
      };
      prometheus.enable = false;
      postgresql.enable = true;
      redis.servers.cache.enable = true;
    };
  };
}
