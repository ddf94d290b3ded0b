# container: edit.removeElements container.ports
{ config, lib, ... }:
let
  mk = { image, ports, environment }: { inherit image ports environment; };
in
{
  virtualisation.oci-containers.containers.db = mk {
    image = "postgres:16";
    ports = [ ];
    environment = { };
  };
}
