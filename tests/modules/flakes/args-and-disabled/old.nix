{ virtualisation.oci-containers.containers.old.image = "old:1"; }
