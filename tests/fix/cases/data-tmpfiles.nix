# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ config, lib, ... }:
{
  options.homelab.services = lib.mkOption { type = lib.types.attrsOf lib.types.raw; };
  config = {
    virtualisation.oci-containers.containers = lib.mapAttrs (name: s: { inherit (s) image; }) config.homelab.services;

    homelab.services = {
      db = { image = "postgres:16"; };
    };
  };
}
