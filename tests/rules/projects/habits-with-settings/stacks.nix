{ config, lib, ... }:
let
  stack = name: image: {
    inherit image;
    environmentFiles = [ config.age.secrets."${name}-env".path ]; # expect: HWC402, HWC402, HWC402 (note)
    volumes = [ "/var/lib/stacks/${name}:/data" ]; # expect: HWC302, HWC302, HWC302
  };
in
{
  virtualisation.oci-containers.containers = {
    wiki = stack "wiki" "ghcr.io/a/wiki:3.0.1";
    forge = stack "forge" "codeberg.org/a/forge:9.0.2";
    notes = stack "notes" "ghcr.io/a/notes:1.0.0";
  };
}
