# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  config = lib.mkMerge [
    {
      virtualisation.oci-containers.containers.db.image = "postgres:16";
    }
    # the office
  ];
}
