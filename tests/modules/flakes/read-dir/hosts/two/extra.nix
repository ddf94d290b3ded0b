{ virtualisation.oci-containers.containers.extra.image = "extra:2"; }
