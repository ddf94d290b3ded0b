{ flake.nixosModules.db.virtualisation.oci-containers.containers.db.image = "postgres:16"; }
