{ ... }:
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      labels."traefik.http.routers.wiki.rule" = "Host(`docs.example.org`)";
    };
    docs = {
      image = "docker.io/library/nginx:1.27.3";
      labels."traefik.http.routers.docs.rule" = "Host(`docs.example.org`)"; # expect: HWC603
    };
  };
}
