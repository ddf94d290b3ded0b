{ lib, ... }:
{
  systemd.tmpfiles.rules = [ "d /srv/web 0750 root root -" ];
  systemd.services.media.script = "podman network create media";
}
