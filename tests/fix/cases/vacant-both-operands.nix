# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = [ "1:1" ] ++ lib.optionals true [ "2:2" ];
    extraOptions = lib.mkForce ([ "-p" "3:3" ] ++ [ "--publish=4:4" ]);
  };
}
