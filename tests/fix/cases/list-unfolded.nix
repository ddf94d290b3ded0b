# container: edit.appendTo container "volumes" ''"/opt/business/db/more:/more"''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    volumes = [ "/opt/business/db/data:/var/lib/postgresql/data" "/opt/business/db/config:/config" ];
  };
}
