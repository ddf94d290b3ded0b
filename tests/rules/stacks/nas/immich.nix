{ config, pkgs, lib, ... }:
let
  version = "v1.132.3";
  network = "immich";
in
{
  systemd.services."init-podman-network-${network}" = {
    description = "Create the podman network for immich";
    after = [ "network.target" ];
    wantedBy = [ "multi-user.target" ];
    before = [
      "podman-immich-server.service"
      "podman-immich-redis.service"
      "podman-immich-postgres.service"
      "podman-immich-machine-learning.service"
    ];
    serviceConfig.Type = "oneshot";
    script = ''
      check=$(${pkgs.podman}/bin/podman network ls | grep "${network}" || true)
      if [ -z "$check" ]; then
        ${pkgs.podman}/bin/podman network create ${network}
      else
        echo "${network} already exists"
      fi
    '';
  };
  systemd.tmpfiles.rules = [
    "d /srv/immich 0755 root root"
    "d /srv/immich/upload 0755 root root"
    "d /srv/immich/pg 0755 999 999"
    "d /srv/immich/model-cache 0755 root root"
  ];
  virtualisation.oci-containers.containers = {
    immich-server = {
      image = "ghcr.io/immich-app/immich-server:${version}";
      ports = [ "2283:2283" ];
      volumes = [ "/srv/immich/upload:/usr/src/app/upload" "/etc/localtime:/etc/localtime:ro" ];
      environment = {
        DB_HOSTNAME = "immich-postgres";
        DB_USERNAME = "postgres";
        DB_DATABASE_NAME = "immich";
        REDIS_HOSTNAME = "immich-redis";
        IMMICH_MACHINE_LEARNING_URL = "http://immich-machine-learning:3003";
      };
      environmentFiles = [ "/run/secrets/immich.env" ];
      dependsOn = [ "immich-redis" "immich-postgres" ];
      extraOptions = [ "--network=${network}" "--device=/dev/dri:/dev/dri" ]; # expect: HWC203
    };
    immich-machine-learning = {
      image = "ghcr.io/immich-app/immich-machine-learning:${version}";
      volumes = [ "/srv/immich/model-cache:/cache" ];
      extraOptions = [ "--network=${network}" ];
    };
    immich-redis = {
      image = "docker.io/valkey/valkey:8-bookworm@sha256:ff21bc0f8194dc9c105b769aeabf9585fea6a8ed649c0781caeac5cb3c247884";
      extraOptions = [ "--network=${network}" "--health-cmd=redis-cli ping || exit 1" ];
    };
    immich-postgres = {
      image = "docker.io/tensorchord/pgvecto-rs:pg14-v0.2.0@sha256:90724186f0a3517cf6914295b5ab410db9ce23190a2d9d0b9dd6463e3fa298f0";
      environmentFiles = [ "/run/secrets/immich.env" ];
      environment = {
        POSTGRES_USER = "postgres";
        POSTGRES_DB = "immich";
        POSTGRES_INITDB_ARGS = "--data-checksums";
      };
      volumes = [ "/srv/immich/pg:/var/lib/postgresql/data" ];
      cmd = [
        "postgres"
        "-c"
        "shared_preload_libraries=vectors.so"
        "-c"
        ''search_path="$user", public, vectors''
      ];
      extraOptions = [ "--network=${network}" ];
    };
  };
}
