{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    database = lib.mkOption {
      type = lib.types.str;
      default = "example-db"; # expect: HWC216
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example-db = {
        image = "docker.io/library/postgres:16.4";
        networks = [ "back" ];
      };
      example-cache = {
        image = "docker.io/library/redis:7.4.1";
      };
      example = {
        image = "docker.io/example/web:1.0";
        networks = [ "front" ];
        environment = {
          DB_HOST = cfg.database;
          REDIS_HOSTS = "main:example-cache:6379:0"; # expect: HWC216
          QUEUE_URL = "redis://:secret@example-cache:6379/0"; # expect: HWC216
        };
      };
      example-told-others = {
        image = "docker.io/example/web:1.0";
        extraOptions = [ "--add-host=example-old:10.88.0.9" ];
        environment.DB_HOST = "example-db"; # expect: HWC216
      };
      example-host = {
        image = "docker.io/example/web:1.0";
        networks = [ "host" ];
        environment.DATABASE_URL = "postgres://user@example-db/app"; # expect: HWC216
      };
      example-default = {
        image = "docker.io/example/web:1.0";
        cmd = [
          "--cache"
          "example-cache:6379" # expect: HWC216
        ];
      };
    };

    systemd.services.networks = {
      wantedBy = [ "multi-user.target" ];
      before = [
        "podman-example.service"
        "podman-example-db.service"
      ];
      script = ''
        ${pkgs.podman}/bin/podman network create --ignore front
        ${pkgs.podman}/bin/podman network create --ignore back
      '';
    };
  };
}
