# container: edit.setAttribute container "environment.PGID" ''"1000"''
{ lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      PUID = "1000";
      PGID = "1000";
      TZ = "UTC";
    };
  };
}
