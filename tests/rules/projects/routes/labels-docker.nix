# Docker keeps networks apart.
{
  virtualisation.oci-containers = {
    backend = "docker";
    containers = {
      traefik = {
        image = "docker.io/library/traefik:v3.2.1";
        ports = [ "80:80" "443:443" ];
        extraOptions = [ "--network=front" ];
        volumes = [ "/etc/traefik/traefik.yml:/etc/traefik/traefik.yml:ro" ];
      };
      near = {
        image = "docker.io/example/near:1.0.0";
        extraOptions = [ "--network=back" "--network=front" ];
        labels = {
          "traefik.http.routers.near.rule" = "Host(`near.example.org`)";
          "traefik.http.routers.near.entrypoints" = "web";
        };
      };
      far = {
        image = "docker.io/example/far:1.0.0";
        extraOptions = [ "--network=back" ];
        labels."traefik.http.routers.far.rule" = "Host(`far.example.org`)"; # expect: HWC604
      };
      whole = {
        image = "docker.io/example/whole:1.0.0";
        extraOptions = [ "--network=host" ];
        labels."traefik.http.routers.whole.rule" = "Host(`whole.example.org`)";
      };
    };
  };
}
