{ ... }: { virtualisation.oci-containers.containers.shared.image = "docker.io/library/nginx:1.27"; }
