{ den, ... }:
{
  den.aspects.apps.provides.miniflux = {
    nixos = { lib, ... }: {
      virtualisation.oci-containers.containers = {
        miniflux = { image = "docker.io/miniflux/miniflux:2.2.3"; ports = [ "127.0.0.1:8085:8080" ]; dependsOn = [ "miniflux-db" ]; environment.DATABASE_URL = "postgres://miniflux@miniflux-db/miniflux?sslmode=disable"; extraOptions = [ "--network=miniflux" ]; };
        miniflux-db = { image = "docker.io/library/postgres:16-alpine"; volumes = [ "miniflux-db:/var/lib/postgresql/data" ]; environment = { POSTGRES_USER = "miniflux"; POSTGRES_HOST_AUTH_METHOD = "trust"; }; extraOptions = [ "--network=miniflux" ]; };
      };
    };
  };
}
