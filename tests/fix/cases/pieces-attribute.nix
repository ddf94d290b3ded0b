# container: edit.setAttribute container "environment.TZ" "config.time.timeZone"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db.image = "postgres:16";
  virtualisation.oci-containers.containers.db.environment.A = "1";
  virtualisation.oci-containers.containers.db.volumes = [ "/opt/db:/data:ro" ]; # data

  virtualisation.oci-containers.containers.web.image = "nginx:1";

  systemd.tmpfiles.rules = [ "d /opt/web 0755 1000 1000 -" ];
}
