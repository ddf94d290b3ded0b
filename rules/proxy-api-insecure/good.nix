{ ... }:
{
  virtualisation.oci-containers.containers = {
    traefik = {
      image = "docker.io/library/traefik:v3.2";
      cmd = [
        "--api.insecure=false"
        "--api.dashboard=true"
      ];
    };
    # The API's port is published on loopback only, or not at all.
    inner = {
      image = "docker.io/library/traefik:v3.2";
      ports = [ "443:443" "127.0.0.1:8080:8080" ];
      cmd = [ "--api.insecure" ];
    };
    moved = {
      image = "docker.io/library/traefik:v3.2";
      ports = [ "443:443" "8080:8080" ];
      cmd = [ "--entryPoints.traefik.address=:9000" ];
      environment.TRAEFIK_API_INSECURE = "true";
    };
    caddy = {
      image = "docker.io/library/caddy:2.8.4";
      environment.CADDY_ADMIN = "localhost:2019";
    };
  };
  services.traefik.staticConfigOptions.api.dashboard = true;
  services.caddy.globalConfig = ''
    admin off
  '';
}
