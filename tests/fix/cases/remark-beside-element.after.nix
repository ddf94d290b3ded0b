# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    extraOptions = [
      "-t" # of both
      "-i" /* input */ /* two */ "--rm"
      # three
    ];
  };
}
