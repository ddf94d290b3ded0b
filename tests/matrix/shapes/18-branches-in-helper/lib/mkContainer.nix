{ lib, pkgs }:
let
  networkFlags = mode: onMedia:
    if mode == "vpn" then [ "--network=container:gluetun" ]
    else if mode == "media" then [ "--network=${onMedia.network}" ]
    else [ ];
in
{
  mkContainer = { name, networkMode ? "bridge", onMedia ? { }, devices ? [ ] }: {
    virtualisation.oci-containers.containers.${name} = {
      image = "docker.io/library/postgres:16.4";
      inherit devices;
      extraOptions = networkFlags networkMode onMedia ++ [ "--memory=1g" ];
    } // lib.optionalAttrs (networkMode == "media") (removeAttrs onMedia [ "network" ]);
  };
}
