{ lib, ... }:
{
  virtualisation.oci-containers.containers = {
    # Requests are spread over both.
    app-1 = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.app.rule" = "Host(`app.example.org`)";
    };
    app-2 = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.app.rule" = "Host(`app.example.org`)";
    };
    web = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.web.rule" = "Host(`shop.example.org`)";
    };
    api = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.api.rule" = "Host(`shop.example.org`) && PathPrefix(`/api`)";
    };
    inner = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.inner.rule" = "Host(`shop.example.org`)";
      labels."traefik.http.routers.inner.entrypoints" = "internal";
    };
    outside = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.outside.rule" = "!Host(`shop.example.org`)";
    };
    fallback = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.fallback.rule" = "Host(`shop.example.org`) || Host(`x.example.org`) && PathPrefix(`/`)";
    };
  };
  services.caddy.virtualHosts = {
    "lan.example.org" = {
      listenAddresses = [ "192.168.1.2" ];
      extraConfig = "reverse_proxy localhost:5000";
    };
    lan-on-the-tailnet = {
      hostName = "lan.example.org";
      listenAddresses = [ "100.64.0.2" ];
      extraConfig = "reverse_proxy localhost:5001";
    };
  };
  services.nginx.virtualHosts."books.lan".locations."/" = lib.mkMerge [
    { proxyPass = lib.mkDefault "http://127.0.0.1:5000"; }
    { proxyPass = "http://127.0.0.1:5001"; }
  ];
}
