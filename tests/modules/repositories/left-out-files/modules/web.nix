{ config, ... }:
{
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/caddy:2.8.4";
    environmentFiles = [ config.age.secrets.web-env.path ];
    environment = import ../secrets/web.nix;
  };
}
