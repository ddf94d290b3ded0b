{ inputs, cell }:
let
  inherit (inputs) nixpkgs;
  l = nixpkgs.lib // builtins;
in
{
  podman = {
    virtualisation.podman.enable = true;
  };
  dashy = { config, lib, ... }: {
    virtualisation.oci-containers.containers.dashy = {
      image = "docker.io/lissy93/dashy:3.1.1";
      ports = [ "127.0.0.1:4000:8080" ];
      environment.NODE_ENV = "production";
    };
  };
}
