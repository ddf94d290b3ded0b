{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    example-db = {
      image = "docker.io/library/postgres:16.4";
      networks = [
        "back"
        "side"
      ];
    };
    example-gateway = {
      image = "docker.io/example/vpn:1.0";
      networks = [ "back" ];
    };
    postgres = {
      image = "docker.io/library/postgres:16.4";
    };
    # a shared network, an alias, a shared namespace
    example = {
      image = "docker.io/example/web:1.0";
      networks = [ "back" ];
      environment.DB_HOST = "example-db";
    };
    example-old = {
      image = "docker.io/example/web:1.0";
      extraOptions = [ "--network=front:alias=api" ];
    };
    api = {
      image = "docker.io/example/api:1.0";
      networks = [ "host" ];
    };
    example-alias = {
      image = "docker.io/example/web:1.0";
      networks = [ "front" ];
      environment.API_URL = "http://api:8080";
    };
    example-behind = {
      image = "docker.io/example/web:1.0";
      dependsOn = [ "example-gateway" ];
      extraOptions = [ "--network=container:example-gateway" ];
      environment.DB_HOST = "example-db";
    };
    # words that are no host: a user, a database, a domain
    example-words = {
      image = "docker.io/example/web:1.0";
      environment = {
        POSTGRES_USER = "postgres";
        DB_TYPE = "postgres";
        DATABASE_URL = "postgres://postgres@db.example.org/postgres";
        PUBLIC_URL = "https://example:8443";
      };
    };
    # told by other means, or on a network that is not known
    example-told = {
      image = "docker.io/example/web:1.0";
      environment.DB_HOST = "example-db";
      extraOptions = [ "--add-host=example-db:10.89.0.7" ];
    };
    example-told-perhaps = {
      image = "docker.io/example/web:1.0";
      environment.DB_HOST = "example-db";
      extraOptions = [ "--add-host=${config.hwc.unheard-of.name}:10.89.0.7" ];
    };
    example-elsewhere = {
      image = "docker.io/example/web:1.0";
      environment.DB_HOST = "example-db";
      networks = [ config.hwc.unheard-of.network ];
    };
  };

  systemd.services.networks = {
    wantedBy = [ "multi-user.target" ];
    before = map (name: "podman-example${name}.service") [ "" "-db" "-gateway" "-old" "-alias" "-behind" ];
    script = lib.concatMapStrings (name: "${pkgs.podman}/bin/podman network create --ignore ${name}\n") [ "back" "side" "front" ];
  };
}
