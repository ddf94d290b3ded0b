# container: edit.removeElements container.ports
{ config, lib, ... }:
let
  common = [ ];
in
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = [ "1:1" ] ++ lib.optionals true [ "2:2" ] ++ common;
    extraOptions = common ++ [ "-p" "3:3" ];
  };
}
