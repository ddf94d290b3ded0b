{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    wiki = {
      image = "ghcr.io/a/wiki:3.0.1";
      environmentFiles = [ config.age.secrets.wiki-env.path ];
      volumes = [ "/opt/services/wiki:/data" ];
    };
    forge = {
      image = "codeberg.org/a/forge:9.0.2";
      environmentFiles = [ config.age.secrets.forge-env.path ]; # expect: HWC402 (warning)
      volumes = [ "/var/lib/stacks/forge:/data" ]; # expect: HWC302 (note)
    };
    notes = {
      image = "ghcr.io/a/notes:1.0.0";
      environmentFiles = [ config.age.secrets.notes-env.path ]; # expect: HWC402 (warning)
      volumes = [ "/var/lib/stacks/notes:/data" ]; # expect: HWC302 (note)
    };
  };
  assertions = [
    {
      assertion = config.age.secrets ? wiki-env;
      message = "wiki requires secret 'wiki-env'";
    }
  ];
}
