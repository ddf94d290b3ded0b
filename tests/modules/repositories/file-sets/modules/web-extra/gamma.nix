{ virtualisation.oci-containers.containers.gamma.image = "ghcr.io/example/gamma:1"; }
