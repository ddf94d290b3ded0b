{ config, lib, domain, ... }:
{
  virtualisation.oci-containers.containers.traefik = {
    image = "docker.io/library/traefik:v3.1.6";
    cmd = [ "--providers.docker=true" "--entrypoints.web.address=:80" ];
    ports = [ "80:80" "443:443" ];
    labels = { "traefik.http.routers.api.rule" = "Host(`traefik.${domain}`)"; };
  };
}
