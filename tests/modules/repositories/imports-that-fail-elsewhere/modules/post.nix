{ virtualisation.oci-containers.containers.post.image = "docker.io/library/alpine:3.21"; }
