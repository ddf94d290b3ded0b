# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }: let mk = { image, environmentFiles ? [ ] }: { inherit image environmentFiles; }; in { virtualisation.oci-containers.containers.db = mk { image = "postgres:16"; }; }
