# That it needs itself is its own mistake.
{ config, ... }:
{
  virtualisation.oci-containers.containers.old = {
    image = "docker.io/a/old:1.0.0";
    environmentFiles = [ config.age.secrets.old-env.path ]; # expect: HWC403 (note)
    dependsOn = [
      "old-database" # expect: HWC713 (note)
      "old" # expect: HWC713 (warning)
    ];
  };
}
