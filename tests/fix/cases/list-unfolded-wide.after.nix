# container: edit.appendTo container "volumes" ''"/opt/databases/more:/more"''
{ lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    volumes = [
      "/opt/databases/db:/var/lib/postgresql/data"
      (toString ./x + ":/x")
      "/opt/databases/more:/more"
    ];
  };
}
