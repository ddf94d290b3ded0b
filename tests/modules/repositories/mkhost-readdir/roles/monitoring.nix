{ config, lib, system, hostName, ... }:
let
  p = config.my.port;
  isArm = lib.hasPrefix "aarch64" system;
in
{
  age.secrets.grafana-env.file = ../secrets/grafana-env.age;
  virtualisation.oci-containers.containers = {
    grafana = {
      image = "docker.io/grafana/grafana:11.3.0";
      ports = [ "127.0.0.1:${builtins.toString p.grafana}:3000" ];
      environmentFiles = [ config.age.secrets.grafana-env.path ];
      environment.GF_SERVER_ROOT_URL = "https://${config.networking.hostName}.lan/grafana";
      volumes = [ "grafana:/var/lib/grafana" ];
      hostname = hostName;
      dependsOn = [ "loki" ];
    };
    loki = {
      image = "docker.io/grafana/loki:3.1.0${lib.optionalString isArm "-arm64"}";
      ports = [ "127.0.0.1:${toString p.loki}:3100" ];
      volumes = [ "loki:/loki" ];
    };
  };
}
