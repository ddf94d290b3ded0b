# Traefik in a container of Podman, which lets networks reach each other.
{
  virtualisation.oci-containers.containers = {
    traefik = {
      image = "docker.io/library/traefik:v3.2.1";
      cmd = [
        "--providers.docker=true"
        "--entryPoints.web.address=:80"
        "--entrypoints.websecure.address=:443"
        "--entrypoints.websecure.http.tls=true"
      ];
      ports = [ "80:80" "443:443" ];
      networks = [ "front" ];
    };
    plain = {
      image = "docker.io/example/plain:1.0.0";
      networks = [ "front" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.plain.rule" = "Host(`plain.example.org`)"; # expect: HWC602
        "traefik.http.routers.plain.entrypoints" = "web";
      };
    };
    both = {
      image = "docker.io/example/both:1.0.0";
      networks = [ "back" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.both.rule" = "Host(`both.example.org`)";
        "traefik.http.routers.both.entrypoints" = "web";
        "traefik.http.routers.both-secure.rule" = "Host(`both.example.org`)";
        "traefik.http.routers.both-secure.entrypoints" = "websecure";
        "traefik.http.routers.both-secure.tls.certresolver" = "le";
      };
    };
    moved = {
      image = "docker.io/example/moved:1.0.0";
      networks = [ "front" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.middlewares.https.redirectscheme.scheme" = "https";
        "traefik.http.routers.moved.rule" = "Host(`moved.example.org`)";
        "traefik.http.routers.moved.entrypoints" = "web";
        "traefik.http.routers.moved.middlewares" = "https@docker";
      };
    };
    port = {
      image = "docker.io/example/port:1.0.0";
      ports = [ "127.0.0.1:9001:9000" ];
      networks = [ "front" ];
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.port.rule" = "Host(`port.example.org`)";
        "traefik.http.routers.port.entrypoints" = "websecure";
        "traefik.http.services.port.loadbalancer.server.port" = "9001"; # expect: HWC601
      };
    };
    off = {
      image = "docker.io/example/off:1.0.0";
      labels = {
        "traefik.enable" = "false";
        "traefik.http.routers.off.rule" = "Host(`off.example.org`)";
        "traefik.http.routers.off.entrypoints" = "web";
      };
    };
    first = {
      image = "docker.io/example/first:1.0.0";
      labels."traefik.http.routers.first.rule" = "Host(`same.example.org`) && PathPrefix(`/a`)";
      labels."traefik.http.routers.first.tls" = "true";
    };
    second = {
      image = "docker.io/example/second:1.0.0";
      labels."traefik.http.routers.second.rule" = "Host(`same.example.org`) && PathPrefix(`/a`)"; # expect: HWC603
      labels."traefik.http.routers.second.tls" = "true";
    };
    by-hand = {
      image = "docker.io/example/second:1.0.0";
      autoStart = false;
      labels."traefik.http.routers.by-hand.rule" = "Host(`same.example.org`) && PathPrefix(`/a`)";
      labels."traefik.http.routers.by-hand.tls" = "true";
    };
  };
}
