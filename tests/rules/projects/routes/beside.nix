# A proxy on a network of its own.
{ pkgs, ... }:
{
  virtualisation.oci-containers.containers.caddy = {
    image = "docker.io/library/caddy:2.8.4";
    ports = [ "443:443" ];
    networks = [ "front" ];
    volumes = [ "${pkgs.writeText "Caddyfile" ''
      wiki.example.org {
        reverse_proxy wiki:80 # expect: HWC604
      }
    ''}:/etc/caddy/Caddyfile:ro" ];
  };
}
