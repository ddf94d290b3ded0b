# Caddy in a container: `localhost` is the container, names are those of its network.
{
  virtualisation.oci-containers.containers.caddy = {
    image = "docker.io/library/caddy:2.8.4";
    ports = [ "80:80" "443:443" ];
    networks = [ "apps" ];
    volumes = [ "${./proxied}:/etc/caddy:ro" ];
  };
}
