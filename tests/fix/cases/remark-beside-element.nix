# container: edit.removeElements container.ports
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    extraOptions = [
      "-t" "-p" "1:1" # of both
      "-i" /* input */ "--publish=2:2" /* two */ "--rm"
      # three
      "--publish=3:3" # on its own
      "--publish=4:4" /* four */
    ];
  };
}
