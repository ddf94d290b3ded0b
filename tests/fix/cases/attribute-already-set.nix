# container: edit.setAttribute container "image" "null"
{ config, lib, ... }: { virtualisation.oci-containers.containers.db = { image = "postgres:16"; ports = [ "5432:5432" ]; }; }
