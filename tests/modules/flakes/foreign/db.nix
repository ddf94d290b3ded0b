{ lib, ... }: { config = lib.mkIf true { virtualisation.oci-containers.containers.db.image = "postgres:16"; }; }
