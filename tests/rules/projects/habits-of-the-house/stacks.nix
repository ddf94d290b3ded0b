{ config, lib, ... }:
let
  stack = name: image: {
    inherit image;
    environmentFiles = [ config.age.secrets."${name}-env".path ];
    volumes = [ "/var/lib/stacks/${name}:/data" ];
  };
in
{
  virtualisation.oci-containers.containers = {
    wiki = stack "wiki" "ghcr.io/a/wiki:3.0.1";
    forge = stack "forge" "codeberg.org/a/forge:9.0.2";
    notes = stack "notes" "ghcr.io/a/notes:latest"; # expect: HWC101
  };
}
