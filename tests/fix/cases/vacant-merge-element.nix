# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  config = lib.mkMerge [
    {
      virtualisation.oci-containers.containers.db.image = "postgres:16";
    }
    # the office
    (lib.mkIf true {
      virtualisation.oci-containers.containers.db.ports = [ "5432:5432" ]; # open
    })
  ];
}
