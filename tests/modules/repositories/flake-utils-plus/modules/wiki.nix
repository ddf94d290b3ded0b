{ config, lib, domain, isVm ? false, ... }:
{
  virtualisation.oci-containers.containers.wiki = {
    image = "ghcr.io/requarks/wiki:2.5.305";
    environment.DB_TYPE = if isVm then "sqlite" else "postgres";
    environment.TZ = config.time.timeZone;
    labels."traefik.http.routers.wiki.rule" = "Host(`wiki.${domain}`)";
  };
}
