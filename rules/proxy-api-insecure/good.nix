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
