{ config, lib, ... }:
let
  inherit (lib) mkEnableOption mkOption mkIf types;
  cfg = config.services.immich-containers;
  version = cfg.version;
  network = "immich";
  mkContainer = image: extra: lib.recursiveUpdate {
    inherit image;
    extraOptions = [ "--network=${network}" ];
    environment = { DB_HOSTNAME = "immich-db"; REDIS_HOSTNAME = "immich-redis"; TZ = config.time.timeZone; };
    environmentFiles = [ config.sops.secrets."immich/env".path ];
  } extra;
in
{
  options.services.immich-containers = {
    enable = mkEnableOption "Immich in containers";
    version = mkOption { type = types.strMatching "v[0-9]+\\.[0-9]+\\.[0-9]+"; default = "v1.120.2"; };
    port = mkOption { type = types.ints.between 1024 65535; default = 2283; };
    hardware = mkOption { type = types.nullOr (types.enum [ "vaapi" "nvenc" ]); default = null; };
    library = mkOption { type = types.path; };
  };
  config = mkIf cfg.enable {
    sops.secrets."immich/env" = { };
    virtualisation.oci-containers.containers = {
      immich-server = mkContainer "ghcr.io/immich-app/immich-server:${version}" {
        ports = [ "127.0.0.1:${toString cfg.port}:2283" ];
        volumes = [ "${cfg.library}:/usr/src/app/upload" ];
        dependsOn = [ "immich-db" "immich-redis" ];
      };
      immich-ml = mkContainer "ghcr.io/immich-app/immich-machine-learning:${version}${lib.optionalString (cfg.hardware == "nvenc") "-cuda"}" {
        volumes = [ "immich-models:/cache" ];
      };
      immich-redis = { image = "docker.io/library/redis:7.4"; extraOptions = [ "--network=${network}" ]; };
      immich-db = {
        image = "docker.io/tensorchord/pgvecto-rs:pg16-v0.3.0";
        volumes = [ "immich-db:/var/lib/postgresql/data" ];
        environmentFiles = [ config.sops.secrets."immich/env".path ];
        extraOptions = [ "--network=${network}" ];
      };
    };
    systemd.services.podman-network-immich = {
      serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
      wantedBy = [ "multi-user.target" ];
      before = map (n: "podman-${n}.service") [ "immich-server" "immich-ml" "immich-redis" "immich-db" ];
      path = [ config.virtualisation.podman.package ];
      script = "podman network exists ${network} || podman network create ${network}";
    };
  };
}
