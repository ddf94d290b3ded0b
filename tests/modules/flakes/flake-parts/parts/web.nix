{ lib, ... }:
{
  flake.nixosModules.web = { config, ... }: { virtualisation.oci-containers.containers.web.image = "web:${config.networking.hostName}"; };
  flake.modules.nixos.db.virtualisation.oci-containers.containers.db.image = "postgres:16";
}
