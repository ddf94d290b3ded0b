{ config, ... }: { networking.hostName = "lab"; virtualisation.oci-containers.containers.lab-whoami.image = "docker.io/traefik/whoami:v1.10.3"; system.stateVersion = "24.11"; }
