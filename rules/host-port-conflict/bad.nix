{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:${toString cfg.port}:80" ];
      };
      example-admin = {
        image = "docker.io/example/admin:1.0";
        ports = [ "8080:8080" ]; # expect: HWC205
      };
      example-range = {
        image = "docker.io/example/relay:1.0";
        extraOptions = [ "--publish=10000-10010:10000-10010/udp" ];
      };
      # the first one is said again
      example-thrice = {
        image = "docker.io/example/relay:1.0";
        ports = [
          "8090:80"
          "8090:81" # expect: HWC205
          "8090:80"
        ];
      };
      example-voice = {
        image = "docker.io/example/voice:1.0";
        ports = [
          "127.0.0.1:10004:9000/tcp"
          "192.168.1.10:10004:9000/udp" # expect: HWC205
        ];
      };
      home-assistant = {
        image = "ghcr.io/home-assistant/home-assistant:2024.11.1";
        networks = [ "host" ];
      };
      example-hooks = {
        image = "docker.io/example/hooks:1.0";
        ports = [ "8123:80" ]; # expect: HWC205
      };
      example-charts = {
        image = "docker.io/example/charts:1.0";
        ports = [ "3000:3000" ]; # expect: HWC205
      };
      example-git = {
        image = "docker.io/gitea/gitea:1.22.3";
        ports = [ "22:22" ]; # expect: HWC205
      };
      example-broker = {
        image = "docker.io/library/eclipse-mosquitto:2.0.21";
        ports = [ "1883:1883" ]; # expect: HWC205
      };
      example-exporter = {
        image = "quay.io/prometheus/node-exporter:v1.9.1";
        ports = [ "9100:9100" ]; # expect: HWC205
      };
      example-console = {
        image = "docker.io/example/console:1.0";
        ports = [ "9090:9090" ]; # expect: HWC205
      };
      example-podded = {
        image = "docker.io/example/podded:1.0";
        extraOptions = [ "--pod=house" ];
      };
      example-beside-pod = {
        image = "docker.io/example/beside:1.0";
        ports = [ "127.0.0.1:8084:80" ]; # expect: HWC205
      };
      example-front = {
        image = "docker.io/example/front:1.0";
        ports = [ "443:8443" ]; # expect: HWC205
      };
      example-database = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "127.0.0.1:5432:5432" ]; # expect: HWC205
      };
    };

    systemd.services.pod-house.script = "${config.virtualisation.podman.package}/bin/podman pod create -p 8084:80 -p 8085:81 house";

    services = {
      grafana.enable = true;
      openssh.enable = true;
      cockpit.enable = true;
      mosquitto = {
        enable = true;
        listeners = [ { users.sensor.acl = [ "write #" ]; } ];
      };
      prometheus.exporters.node.enable = true;
      postgresql.enable = true;
      caddy = {
        enable = true;
        virtualHosts."example.org".extraConfig = "respond ok";
      };
    };
  };
}
