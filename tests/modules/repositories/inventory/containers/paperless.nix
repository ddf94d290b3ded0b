{ config, lib, ... }: {
  virtualisation.oci-containers.containers = lib.mkMerge [
    { paperless = { image = "ghcr.io/paperless-ngx/paperless-ngx:2.13.5"; ports = [ "127.0.0.1:8000:8000" ]; environment = { PAPERLESS_REDIS = "redis://paperless-broker:6379"; PAPERLESS_TIME_ZONE = config.time.timeZone; }; environmentFiles = [ config.age.secrets.paperless-env.path ]; volumes = [ "/srv/paperless/data:/usr/src/paperless/data" "/srv/paperless/media:/usr/src/paperless/media" ]; dependsOn = [ "paperless-broker" ]; networks = [ "paperless" ]; }; }
    { paperless-broker = { image = "docker.io/library/redis:7.4.1"; networks = [ "paperless" ]; }; }
  ];
  systemd.tmpfiles.settings.paperless = lib.genAttrs [ "/srv/paperless/data" "/srv/paperless/media" ] (_: { d = { mode = "0750"; user = "1000"; group = "1000"; }; });
}
