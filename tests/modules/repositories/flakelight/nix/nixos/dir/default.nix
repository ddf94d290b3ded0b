{ system = "x86_64-linux"; modules = [ ({ ... }: { virtualisation.oci-containers.containers.fromdir.image = "docker.io/library/redis:7"; }) ]; }
