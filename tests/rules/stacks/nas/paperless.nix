{ config, lib, pkgs, ... }: {
  systemd.services.create-paperless-network = with config.virtualisation.oci-containers;
  {
    serviceConfig.Type = "oneshot";
    wantedBy = [
      "${backend}-paperless-web.service"
      "${backend}-paperless-redis.service"
      "${backend}-gotenberg.service"
      "${backend}-tika.service"
    ];
    before = [
      "${backend}-paperless-web.service"
      "${backend}-paperless-redis.service"
      "${backend}-gotenberg.service"
      "${backend}-tika.service"
    ];
    script = ''
      ${pkgs.podman}/bin/podman network exists paperless || \
      ${pkgs.podman}/bin/podman network create paperless
    '';
  };
  virtualisation.oci-containers.containers.paperless-redis = {
    image = "docker.io/library/redis:7";
    extraOptions = [ "--net=paperless" ];
  };
  virtualisation.oci-containers.containers.gotenberg = {
    image = "docker.io/gotenberg/gotenberg:8.7";
    cmd = [ "gotenberg" "--chromium-disable-javascript=true" "--chromium-allow-list=file:///tmp/.*" ];
    extraOptions = [ "--net=paperless" ];
  };
  virtualisation.oci-containers.containers.tika = {
    image = "docker.io/apache/tika:2.9.2.1";
    extraOptions = [ "--net=paperless" ];
  };
  virtualisation.oci-containers.containers.paperless-web = {
    image = "ghcr.io/paperless-ngx/paperless-ngx:2.12.1";
    ports = [ "127.0.0.1:8000:8000" ];
    environment = {
      PAPERLESS_REDIS = "redis://paperless-redis:6379";
      PAPERLESS_TIKA_ENABLED = "1";
      PAPERLESS_TIKA_GOTENBERG_ENDPOINT = "http://gotenberg:3000";
      PAPERLESS_TIKA_ENDPOINT = "http://tika:9998";
      PAPERLESS_URL = "https://paperless.example.org";
      USERMAP_UID = "1000";
    };
    dependsOn = [ "paperless-redis" "gotenberg" "tika" ];
    volumes = [ "/srv/paperless/data:/usr/src/paperless/data" ];
    extraOptions = [ "--net=paperless" ];
  };
}
