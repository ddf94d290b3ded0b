{ config, pkgs, lib, ... }:
let
  image = "ghcr.io/goauthentik/server:2024.8.3";
  env = {
    AUTHENTIK_REDIS__HOST = "authentik-redis";
    AUTHENTIK_POSTGRESQL__HOST = "authentik-db";
    AUTHENTIK_POSTGRESQL__USER = "authentik";
    AUTHENTIK_ERROR_REPORTING__ENABLED = "true";
  };
  podName = "authentik";
in
{
  systemd.services."pod-${podName}" = {
    description = "Start podman '${podName}' pod";
    wants = [ "network-online.target" ];
    after = [ "network-online.target" ];
    requiredBy = map (x: "podman-${x}.service") [ "authentik-db" "authentik-redis" "authentik-server" "authentik-worker" ];
    before = map (x: "podman-${x}.service") [ "authentik-db" "authentik-redis" "authentik-server" "authentik-worker" ];
    unitConfig.RequiresMountsFor = "/run/containers";
    serviceConfig = {
      Type = "oneshot";
      RemainAfterExit = true;
      ExecStart = "-${pkgs.podman}/bin/podman pod create --name ${podName} -p 9000:9000 -p 9443:9443";
    };
    path = [ pkgs.podman ];
  };
  virtualisation.oci-containers.containers = {
    authentik-db = {
      image = "docker.io/library/postgres:16-alpine";
      extraOptions = [ "--pod=${podName}" ];
      volumes = [ "authentik-db:/var/lib/postgresql/data" ];
      environmentFiles = [ "/etc/authentik.env" ];
    };
    authentik-redis = {
      image = "docker.io/library/redis:alpine"; # expect: HWC102
      cmd = [ "--save" "60" "1" "--loglevel" "warning" ];
      extraOptions = [ "--pod=${podName}" ];
      volumes = [ "redis:/data" ];
    };
    authentik-server = {
      inherit image;
      cmd = [ "server" ];
      environment = env;
      environmentFiles = [ "/etc/authentik.env" ];
      extraOptions = [ "--pod=${podName}" ];
      dependsOn = [ "authentik-db" "authentik-redis" ];
    };
    authentik-worker = {
      inherit image;
      cmd = [ "worker" ];
      user = "root"; # expect: HWC502
      environment = env;
      environmentFiles = [ "/etc/authentik.env" ];
      volumes = [ "/var/run/podman/podman.sock:/var/run/docker.sock" ];
      extraOptions = [ "--pod=${podName}" ];
    };
  };
}
