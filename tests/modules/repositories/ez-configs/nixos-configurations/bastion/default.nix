{ inputs, config, ... }: {
  virtualisation.oci-containers.containers.whoami = { image = "docker.io/traefik/whoami:v1.10.3"; hostname = config.networking.hostName; };
}
