{ guest, ... }: { virtualisation.oci-containers.containers.caddy = { image = "docker.io/library/caddy:2.8.4"; ports = [ "${guest.ip}:80:80" ]; }; }
