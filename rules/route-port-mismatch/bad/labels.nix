{ ... }:
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      ports = [ "8081:3000" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.wiki.rule" = "Host(`wiki.example.org`)";
        "traefik.http.services.wiki.loadbalancer.server.port" = "8081"; # expect: HWC601
      };
    };
    feeds = {
      image = "docker.io/miniflux/miniflux:2.2.3";
      ports = [ "127.0.0.1:8090:8080" ];
      extraOptions = [
        "--label=traefik.http.routers.feeds.rule=Host(`feeds.example.org`) && PathPrefix(`/`)"
        "--label=traefik.http.services.feeds.loadbalancer.server.port=8090" # expect: HWC601
      ];
    };
  };
}
