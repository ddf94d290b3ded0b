# container: edit.appendTo container "environmentFiles" "config.age.secrets.db-env.path"
{ config, lib, ... }: let mk = { image, environmentFiles ? [ ] }: { inherit image environmentFiles; }; in { virtualisation.oci-containers.containers.db = mk { image = "postgres:16"; }; }
