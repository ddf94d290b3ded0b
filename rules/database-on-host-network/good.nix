{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    network = lib.mkOption {
      type = lib.types.str;
      default = "podman";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/postgres:16.4";
        networks = [ cfg.network ];
      };
      # told to listen on loopback
      example-local = {
        image = "docker.io/library/postgres:16.4";
        networks = [ "host" ];
        cmd = [
          "-c"
          "listen_addresses=127.0.0.1"
        ];
      };
      example-cache = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ];
        cmd = [
          "redis-server"
          "--bind"
          "127.0.0.1"
        ];
      };
      example-store = {
        image = "docker.io/getmeili/meilisearch:v1.11";
        networks = [ "host" ];
        environment.MEILI_HTTP_ADDR = "localhost:7700";
      };
      # a file may say where it listens, or what is not known
      example-file = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ];
        cmd = [ "redis-server" "/etc/redis/redis.conf" ];
      };
      example-settings = {
        image = "docker.io/library/mongo:8.0.3";
        networks = [ "host" ];
        cmd = [ "--config" "/etc/mongod.yaml" ];
      };
      example-address = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ];
        cmd = [ "redis-server" "--bind" config.hwc.unheard-of.address ];
      };
      example-variable = {
        image = "docker.io/qdrant/qdrant:v1.12.1";
        networks = [ "host" ];
        environment.QDRANT__SERVICE__HOST = config.hwc.unheard-of.address;
      };
      example-socket = {
        image = "docker.io/library/mariadb:11.4";
        networks = [ "host" ];
        cmd = [ "--skip-networking" ];
      };
      # no database
      example-exporter = {
        image = "docker.io/prometheuscommunity/postgres-exporter:v0.15.0";
        networks = [ "host" ];
      };
      example-elsewhere = {
        image = "docker.io/library/postgres:16.4";
        networks = [ config.hwc.unheard-of.network ];
      };
    };
  };
}
