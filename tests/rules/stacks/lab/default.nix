{ config, vars, ... }: {
  networking.hostName = "x";
  networking.firewall.interfaces.tailscale0.allowedTCPPorts = [ 5432 6379 ];
  networking.firewall.trustedInterfaces = [ "tailscale0" ];
  services.tailscale.enable = true;
  services.caddy.enable = true;
  services.caddy.virtualHosts."cloud.${vars.domain}".extraConfig = "reverse_proxy localhost:8080";
  homelab.apps = {
    postgres = {
      image = "docker.io/library/postgres:16.4-alpine";
      ports = [ "${vars.tailnet}:5432:5432" ];
      networks = [ "db" ];
      volumes = [ "${vars.data}/postgres:/var/lib/postgresql/data" ];
    };
    valkey = {
      image = "docker.io/valkey/valkey:8.0.1";
      networks = [ "db" ];
    };
    miniflux = {
      image = "docker.io/miniflux/miniflux:2.2.1";
      ports = [ "127.0.0.1:8081:8080" ];
      networks = [ "db" "proxy" ];
      env.DATABASE_URL = "postgres://miniflux@postgres/miniflux?sslmode=disable";
      after = [ "postgres" ];
    };
    wallabag = {
      image = "docker.io/wallabag/wallabag:2.6.9";
      ports = [ "127.0.0.1:8082:80" ];
      networks = [ "db" "proxy" ];
      env = {
        SYMFONY__ENV__DATABASE_HOST = "postgres";
        SYMFONY__ENV__REDIS_HOST = "valkey";
        SYMFONY__ENV__DOMAIN_NAME = "https://wallabag.${vars.domain}";
      };
    };
    jellyfin = {
      image = "docker.io/jellyfin/jellyfin:10.9.11";
      ports = [ "8096:8096" ];
      extra = [ "--device=/dev/dri:/dev/dri" "--group-add=26" ]; # expect: HWC203
    };
    sonarr = {
      image = "ghcr.io/hotio/sonarr:release-4.0.9.2244";
      ports = [ "8989:8989" ];
      env = {
        PUID = vars.uid;
        PGID = vars.gid;
      };
    };
    radarr = {
      image = "lscr.io/linuxserver/radarr:5.11.0";
      ports = [ "7878:7878" ];
      env = {
        PUID = "1001";
        PGID = "991";
      };
    };
    lidarr = {
      image = "lscr.io/linuxserver/lidarr:2.5.3";
      ports = [ "8686:8686" ];
      env = {
        PUID = "1001";
        PGID = "991";
      };
    };
    bazarr = {
      image = "lscr.io/linuxserver/bazarr:1.4.4";
      ports = [ "6767:6767" ];
      env = {
        PUID = "1001";
        PGID = "991";
      };
    };
    kavita = {
      image = "docker.io/jvmilazz0/kavita:0.8.3";
      ports = [ "5000:5000" ];
    };
    registry = {
      image = "docker.io/library/registry:2";
      ports = [ "127.0.0.1:5001:5000" ];
    };
    adminer = {
      image = "docker.io/library/adminer:4";
      ports = [ "127.0.0.1:8083:8080" ];
      networks = [ "db" ];
      env.ADMINER_DEFAULT_SERVER = "postgres";
    };
    pgbackup = {
      image = "docker.io/prodrigestivill/postgres-backup-local:16";
      networks = [ "db" ];
      env.POSTGRES_HOST = "postgres";
    };
    dozzle = {
      image = "docker.io/amir20/dozzle:v8";
      ports = [ "8084:8080" ];
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" ];
    };
    teslamate-grafana = {
      image = "docker.io/teslamate/grafana:1.31";
      ports = [ "3000:3000" ];
      networks = [ "db" ];
      env.DATABASE_HOST = "postgres";
    };
    influxdb = {
      image = "docker.io/library/influxdb:2.7";
      ports = [ "8086:8086" ]; # expect: HWC201
    };
    mosquitto = {
      image = "docker.io/library/eclipse-mosquitto:2";
      ports = [ "1883:1883" ];
    };
    ntfy = {
      image = "docker.io/binwiederhier/ntfy:v2.11.0";
      ports = [ "127.0.0.1:2586:80" ];
    };
    speedtest = { # expect: HWC503
      image = "lscr.io/linuxserver/speedtest-tracker:0.21.2";
      ports = [ "8765:80" ];
    };
  };
}
