{ ... }:
{
  virtualisation.oci-containers.containers = {
    traefik = {
      image = "docker.io/library/traefik:v3.2";
      ports = [ "443:443" "8080:8080" ];
      cmd = [
        "--providers.docker=true"
        "--api.insecure=true" # expect: HWC606
      ];
    };
    caddy = {
      image = "docker.io/library/caddy:2.8.4";
      environment.CADDY_ADMIN = "0.0.0.0:2019"; # expect: HWC606
    };
  };
  services.traefik.staticConfigOptions.api.insecure = true; # expect: HWC606
  services.caddy.globalConfig = ''
    email me@example.org
    admin :2019 # expect: HWC606
  '';
}
