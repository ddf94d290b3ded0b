{ config, lib, ... }:
let
  inherit (config.flake.meta) owner;
  port = 8081;
in
{
  flake.modules.nixos.miniflux = nixos@{ pkgs, ... }: {
    imports = [ config.flake.modules.nixos.podman ];
    virtualisation.oci-containers.containers.miniflux = {
      image = "ghcr.io/miniflux/miniflux:2.2.3";
      ports = [ "127.0.0.1:${toString port}:8080" ];
      environment = {
        BASE_URL = "https://${nixos.config.networking.hostName}.example.org/";
        ADMIN_USERNAME = owner.username;
        RUN_MIGRATIONS = "1";
      };
      environmentFiles = [ "/etc/miniflux.env" ];
    };
  };
}
