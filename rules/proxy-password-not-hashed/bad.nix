{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    labels."traefik.http.middlewares.auth.basicauth.users" = "admin:open-sesame"; # expect: HWC408
  };

  services.caddy.virtualHosts."example.local".extraConfig = ''
    basic_auth {
      erin hashed-password # expect: HWC408
    }
    reverse_proxy localhost:8080
  '';
  services.traefik.dynamicConfigOptions.http.middlewares.admins.basicAuth.users = [
    "admin:letmein" # expect: HWC408
  ];
}
