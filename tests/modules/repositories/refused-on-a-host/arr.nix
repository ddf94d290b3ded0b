{ lib, ... }:
let
  arr = {
    radarr = { tag = "5.17.2"; folder = "films"; };
    sonarr = { tag = "4.0.12"; };
  };
in
{
  virtualisation.oci-containers.containers = lib.mapAttrs (name: { tag, folder }: {
    image = "lscr.io/linuxserver/${name}:${tag}";
  }) arr;
}
