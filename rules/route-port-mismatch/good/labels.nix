{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      ports = [ "8081:3000" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.wiki.rule" = "Host(`wiki.example.org`)";
        "traefik.http.services.wiki.loadbalancer.server.port" = "3000";
      };
    };
    # Listens on more ports than it publishes.
    git = {
      image = "docker.io/gitea/gitea:1.22.6";
      ports = [ "2222:22" ];
      labels."traefik.http.routers.git.rule" = "Host(`git.example.org`)";
      labels."traefik.http.services.git.loadbalancer.server.port" = "3000";
    };
    same = {
      image = "docker.io/library/nginx:1.27.3";
      ports = [ "8080:8080" "9090:80" ];
      labels."traefik.http.routers.same.rule" = "Host(`same.example.org`)";
      labels."traefik.http.services.same.loadbalancer.server.port" = "8080";
    };
    off = {
      image = "docker.io/library/nginx:1.27.3";
      ports = [ "9091:80" ];
      labels."traefik.enable" = "false";
      labels."traefik.http.routers.off.rule" = "Host(`off.example.org`)";
      labels."traefik.http.services.off.loadbalancer.server.port" = "9091";
    };
    hosted = {
      image = "docker.io/library/nginx:1.27.3";
      ports = [ "${toString config.unheard-of.port}:80" ];
      labels."traefik.http.routers.hosted.rule" = "Host(`hosted.example.org`)";
      labels."traefik.http.services.hosted.loadbalancer.server.port" = "${toString config.unheard-of.port}";
    };
  };
}
