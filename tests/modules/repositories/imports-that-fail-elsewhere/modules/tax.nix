{ virtualisation.oci-containers.containers.tax.image = "docker.io/library/alpine:3.20"; }
