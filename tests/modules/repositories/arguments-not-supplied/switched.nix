# Only the host that switches it on has to supply what it asks for.
{ config, lib, edition, ... }:
{
  options.switched.enable = lib.mkEnableOption "it";
  config = lib.mkIf config.switched.enable {
    virtualisation.oci-containers.containers.switched.image = "docker.io/library/alpine:${edition}";
    systemd.tmpfiles.rules = [ "d /opt/${edition} 0755 root root -" ];
  };
}
