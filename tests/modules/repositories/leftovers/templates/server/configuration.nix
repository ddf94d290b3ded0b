{ ... }: { virtualisation.oci-containers.containers.example = { image = "docker.io/library/nginx:latest"; ports = [ "80:80" ]; }; system.stateVersion = "24.11"; networking.hostName = "CHANGEME"; }
