# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }:
let
  image = "postgres";
  mk = name: { image = "docker.io/x/${name}"; ports = [ "80:80" ]; };
in
{
  virtualisation.oci-containers.containers = {
    db = mk "db";
    other = { inherit image; };
    web = mk "web";
  };
}
