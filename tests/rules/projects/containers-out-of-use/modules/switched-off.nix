{ config, lib, ... }:
{
  options.homelab.wiki.enable = lib.mkEnableOption "the wiki";
  config = lib.mkIf config.homelab.wiki.enable {
    virtualisation.oci-containers.containers.wiki = {
      image = "docker.io/a/wiki:3.0.1";
      environmentFiles = [ config.age.secrets.wiki-env.path ]; # expect: HWC403 (note)
      dependsOn = [ "wiki-database" ]; # expect: HWC713 (note)
      extraOptions = [ "--network=container:vpn" ]; # expect: HWC214 (note)
    };
  };
}
