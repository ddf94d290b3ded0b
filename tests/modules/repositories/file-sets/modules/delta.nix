{ virtualisation.oci-containers.containers.delta.image = "ghcr.io/example/delta:1"; }
