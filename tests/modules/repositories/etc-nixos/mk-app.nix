{ name, image, port, extra ? { } }:
{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers.${name} = lib.recursiveUpdate {
    inherit image;
    ports = [ "127.0.0.1:${toString port}:${toString port}" ];
    environment.TZ = config.time.timeZone;
    volumes = [ "/srv/${name}:/data" ];
  } extra;
  systemd.services."docker-${name}".serviceConfig.Restart = lib.mkForce "always";
}
