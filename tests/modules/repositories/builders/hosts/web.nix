{ config, ... }: { networking.hostName = "web"; virtualisation.oci-containers.containers.web-whoami.image = "docker.io/traefik/whoami:v1.10.3"; system.stateVersion = "24.11"; }
