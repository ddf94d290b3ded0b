{ config, ... }:
let inherit (config.flake.meta) domain; in
{
  flake.meta.domain = "git.example.org";
  flake.modules.nixos.gitea = { config, pkgs, ... }: {
    virtualisation.oci-containers.containers.gitea = {
      image = "docker.io/gitea/gitea:1.22.4";
      environment.GITEA__server__ROOT_URL = "https://${domain}";
      hostname = config.networking.hostName;
      ports = [ "127.0.0.1:3000:3000" ];
    };
  };
}
