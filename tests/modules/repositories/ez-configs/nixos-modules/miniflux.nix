{ config, domain, ... }: {
  virtualisation.oci-containers.containers.miniflux = {
    image = "docker.io/miniflux/miniflux:2.2.4";
    environment = { BASE_URL = "https://rss.${domain}"; TZ = config.time.timeZone; };
    ports = [ "127.0.0.1:8070:8080" ];
  };
}
