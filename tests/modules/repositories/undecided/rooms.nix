{ lib, vars, ... }:
{
  virtualisation = {
    podman.enable = true;
  } // (if lib.length vars.rooms > 3 then { oci-containers.containers.map.image = "docker.io/library/alpine:3.2"; } else { });
}
