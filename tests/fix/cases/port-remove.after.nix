# port: edit.removeElement port
{ config, lib, ... }: { virtualisation.oci-containers.containers.db = { image = "postgres:16"; }; }
