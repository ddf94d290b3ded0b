{ config, ... }: { networking.hostName = "pi"; virtualisation.oci-containers.containers.pi-whoami.image = "docker.io/traefik/whoami:v1.10.3"; system.stateVersion = "24.11"; }
