{ config, lib, ... }:
let
  tags = { };
in
{
  options.notes.enable = lib.mkEnableOption "notes that no host has, and none can";
  config = lib.mkIf config.notes.enable {
    virtualisation.oci-containers.containers.notes.image = "docker.io/joplin/server:${tags.server}";
  };
}
