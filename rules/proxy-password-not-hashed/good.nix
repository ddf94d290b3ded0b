{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    labels = {
      "traefik.http.middlewares.one.basicauth.users" = "admin:$$apr1$$abcdefgh$$0123456789012345678901";
      "traefik.http.middlewares.two.basicauth.users" = "a:$2y$05$abcdefghijklmnopqrstuv,b:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=";
      "traefik.http.middlewares.three.basicauth.users" = "admin:${config.services.unheard-of.hash}";
      "traefik.http.middlewares.four.basicauth.usersfile" = "/run/secrets/users";
    };
  };

  services.caddy.virtualHosts."example.local".extraConfig = ''
    basic_auth /admin/* {
      # user hash
      erin $2a$14$Zkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT/5qqR7hx4IjWJPDhjvG
      alex {$ALEX_HASH}
      kim JDJhJDE0JGFiY2RlZmdoaWprbG1ub3BxcnN0dXY=
    }
    reverse_proxy localhost:8080
  '';
  services.traefik.dynamicConfigOptions.http.middlewares.admins.basicAuth.users = [
    "admin:$2y$05$abcdefghijklmnopqrstuuWq8"
  ];
}
