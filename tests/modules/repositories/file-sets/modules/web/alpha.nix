{ virtualisation.oci-containers.containers.alpha.image = "ghcr.io/example/alpha:1"; }
