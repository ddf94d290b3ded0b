{ config, pkgs, lib, ... }: {
  virtualisation.oci-containers.containers.traefik = {
    image = "docker.io/library/traefik:v3.1";
    cmd = [
      "--api.dashboard=true"
      "--providers.docker=true"
      "--providers.docker.exposedbydefault=false"
      "--entrypoints.web.address=:80"
      "--entrypoints.websecure.address=:443"
    ];
    ports = [ "80:80" "443:443" "443:443/udp" ];
    volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" "/srv/traefik/acme.json:/acme.json" ];
    extraOptions = [ "--network=proxy" ]; # expect: HWC207
  };
  virtualisation.oci-containers.containers.whoami = {
    image = "docker.io/traefik/whoami:v1.10";
    labels = {
      "traefik.enable" = "true";
      "traefik.http.routers.whoami.rule" = "Host(`whoami.example.org`)";
    };
    extraOptions = [ "--network=proxy" ]; # expect: HWC207
  };
}
