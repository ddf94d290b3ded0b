{ virtualisation.oci-containers.containers.beta.image = "ghcr.io/example/beta:1"; }
