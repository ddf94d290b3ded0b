{ config, lib, pkgs, sources, ... }:
let
  unstable = import sources.nixpkgs { };
in
{
  age.secrets.wg.file = ./wg.age;
  virtualisation.oci-containers.containers = lib.mapAttrs (name: c: { autoStart = true; } // c) {
    gluetun = {
      image = "docker.io/qmcgaw/gluetun:v3.39.1";
      environmentFiles = [ config.age.secrets.wg.path ];
      extraOptions = [ "--cap-add=NET_ADMIN" "--device=/dev/net/tun" ];
      ports = [ "127.0.0.1:8888:8080" ];
    };
    qbittorrent = {
      image = "lscr.io/linuxserver/qbittorrent:4.6.7";
      dependsOn = [ "gluetun" ];
      environment = { PUID = "1000"; PGID = "100"; };
      extraOptions = [ "--network=container:gluetun" ];
    };
  };
}
