{ config, lib, ... }:
{
  options.wiki.enable = lib.mkEnableOption "the wiki";
  config = lib.mkIf config.wiki.enable {
    virtualisation.oci-containers.containers.wiki.image = "docker.io/requarks/wiki:2.5.306";
  };
}
