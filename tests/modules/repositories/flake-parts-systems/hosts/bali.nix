{ hostname, unstable, ... }: { environment.systemPackages = [ unstable.git ]; virtualisation.oci-containers.containers.${hostname}.image = "ghcr.io/example/own:1"; }
