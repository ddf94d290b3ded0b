{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "ghcr.io/a/wiki:3.0.1";
      environmentFiles = [ config.age.secrets.wiki-env.path ]; # expect: HWC402 (note)
      volumes = [ "/var/lib/stacks/wiki:/data" ]; # expect: HWC302 (note)
    };
    forge = {
      image = "codeberg.org/a/forge:9.0.2";
      environmentFiles = [ config.age.secrets.forge-env.path ]; # expect: HWC402 (note)
      volumes = [ "/var/lib/stacks/forge:/data" ]; # expect: HWC302 (note)
    };
  };
}
