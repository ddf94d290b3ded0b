{ virtualisation.oci-containers.containers.whoami.image = "docker.io/traefik/whoami:first"; }
