# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }: { virtualisation.oci-containers.containers.db = { image = "postgres:16"; ports = [ "5432:5432" ]; }; }
