{ config, pkgs, lib, ... }: {
  virtualisation.oci-containers.containers = {
    homepage = {
      image = "ghcr.io/gethomepage/homepage:v0.9.10";
      ports = [ "3003:3000" ];
      volumes = [ "/srv/homepage:/app/config" "/run/podman/podman.sock:/var/run/docker.sock:ro" ];
      environment = {
        HOMEPAGE_ALLOWED_HOSTS = "home.example.org";
        HOMEPAGE_VAR_SONARR_URL = "http://sonarr:8989"; # expect: HWC216
      };
    };
    watchtower = {
      image = "docker.io/containrrr/watchtower:1.7.1";
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock" ];
    };
    portainer = {
      image = "docker.io/portainer/portainer-ce:2.21.1";
      ports = [ "9001:9000" "9444:9443" "8001:8000" ];
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock" "portainer:/data" ];
      extraOptions = [ "--privileged" ]; # expect: HWC501
    };
    syncthing = {
      image = "docker.io/syncthing/syncthing:1.27";
      hostname = "nas";
      ports = [ "8384:8384" "22000:22000/tcp" "22000:22000/udp" "21027:21027/udp" ];
      volumes = [ "/srv/syncthing:/var/syncthing" ];
    };
    mealie = {
      image = "ghcr.io/mealie-recipes/mealie:v1.12.0";
      ports = [ "9925:9000" ];
      environment = {
        BASE_URL = "https://mealie.example.org";
        PUID = "1000";
        PGID = "1000";
      };
    };
    tandoor = {
      image = "docker.io/vabene1111/recipes:1.5.19";
      ports = [ "127.0.0.1:8084:8080" ];
      environment = {
        POSTGRES_HOST = "tandoor-db";
        POSTGRES_PORT = "5432";
        DB_ENGINE = "django.db.backends.postgresql";
        ALLOWED_HOSTS = "*";
      };
      extraOptions = [ "--network=tandoor" ];
    };
    tandoor-db = {
      image = "docker.io/library/postgres:16-alpine";
      volumes = [ "tandoor-db:/var/lib/postgresql/data" ];
      extraOptions = [ "--network=tandoor" ];
    };
    freshrss = {
      image = "docker.io/freshrss/freshrss:1.24.3";
      ports = [ "8085:80" ];
    };
    linkwarden = {
      image = "ghcr.io/linkwarden/linkwarden:v2.7.1";
      ports = [ "3005:3000" ];
      environmentFiles = [ "/run/secrets/linkwarden" ];
      environment.DATABASE_URL = "postgresql://postgres@tandoor-db:5432/postgres";
      extraOptions = [ "--network=tandoor" ];
    };
    searxng = {
      image = "docker.io/searxng/searxng:2024.9.20-0a3e2a5d1";
      ports = [ "8888:8080" ];
      environment.SEARXNG_REDIS_URL = "redis://searxng-valkey:6379/0";
      extraOptions = [
        "--network=searxng" # expect: HWC207
        "--cap-drop=ALL"
        "--cap-add=CHOWN"
        "--cap-add=SETGID"
        "--cap-add=SETUID"
      ];
    };
    searxng-valkey = {
      image = "docker.io/valkey/valkey:8-alpine";
      cmd = [ "valkey-server" "--save" "30" "1" ];
      extraOptions = [ "--network=searxng" ]; # expect: HWC207
    };
    n8n = {
      image = "docker.io/n8nio/n8n:1.59.3";
      ports = [ "127.0.0.1:5678:5678" ];
      environment = {
        N8N_HOST = "n8n.example.org";
        WEBHOOK_URL = "https://n8n.example.org/";
        N8N_PORT = "5678";
      };
    };
    minio = {
      image = "quay.io/minio/minio:RELEASE.2024-09-13T20-26-02Z";
      ports = [ "9002:9000" "9003:9001" ];
      cmd = [ "server" "/data" "--console-address" ":9001" ];
      volumes = [ "/srv/minio:/data" ];
      environmentFiles = [ "/run/secrets/minio" ];
    };
    elasticsearch = {
      image = "docker.elastic.co/elasticsearch/elasticsearch:8.15.1";
      environment = {
        "discovery.type" = "single-node";
        "xpack.security.enabled" = "false";
      };
      extraOptions = [ "--ulimit=memlock=-1:-1" "--network=search" ]; # expect: HWC207
    };
    rabbitmq = {
      image = "docker.io/library/rabbitmq:3-management";
      ports = [ "127.0.0.1:15672:15672" ];
    };
    photoprism = {
      image = "docker.io/photoprism/photoprism:240915";
      ports = [ "2342:2342" ];
      environment = {
        PHOTOPRISM_DATABASE_DRIVER = "mysql";
        PHOTOPRISM_DATABASE_SERVER = "photoprism-db:3306";
      };
      extraOptions = [
        "--network=photoprism" # expect: HWC207
        "--security-opt=seccomp=unconfined" # expect: HWC507
        "--security-opt"
        "apparmor=unconfined" # expect: HWC507
      ];
    };
    photoprism-db = {
      image = "docker.io/library/mariadb:11";
      volumes = [ "/srv/photoprism/db:/var/lib/mysql" ];
      extraOptions = [ "--network=photoprism" ]; # expect: HWC207
    };
  };
  systemd.services = lib.listToAttrs (map (n: lib.nameValuePair "podman-net-${n}" {
    serviceConfig = {
      Type = "oneshot";
      RemainAfterExit = "yes";
    };
    wantedBy = [ "multi-user.target" ];
    before = [ "podman.target" ];
    path = [ pkgs.podman ];
    script = ''podman network create --ignore ${n}'';
  }) [ "tandoor" "searxng" "photoprism" "search" ]) // {
    podman-tandoor = {
      after = [ "podman-net-tandoor.service" ];
      requires = [ "podman-net-tandoor.service" ];
    };
    podman-tandoor-db = {
      after = [ "podman-net-tandoor.service" ];
      requires = [ "podman-net-tandoor.service" ];
    };
    podman-linkwarden = {
      after = [ "podman-net-tandoor.service" ];
      bindsTo = [ "podman-net-tandoor.service" ];
    };
  };
}
