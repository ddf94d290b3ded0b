{ config, lib, ... }:
{
  options = {
    wiki.enable = lib.mkEnableOption "the wiki";
    versions = lib.mkOption { type = lib.types.attrsOf lib.types.str; default = { }; };
  };
  config = lib.mkIf config.wiki.enable {
    virtualisation.oci-containers.containers.wiki.image = "ghcr.io/requarks/wiki:${config.versions.wiki}";
  };
}
