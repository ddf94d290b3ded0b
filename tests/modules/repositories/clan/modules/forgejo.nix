{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.forgejo = {
    image = "codeberg.org/forgejo/forgejo:9.0.2";
    environmentFiles = [ config.clan.core.vars.generators.forgejo.files.env.path ];
    ports = [ "127.0.0.1:3000:3000" "2222:22" ];
    volumes = [ "/var/lib/forgejo:/data" ];
  };
}
