{ config, pkgs, ... }:
{
  virtualisation.oci-containers.backend = "podman";
  virtualisation.oci-containers.containers."actual-budget" = {
    image = "docker.io/actualbudget/actual-server:24.11.0";
    ports = [ "127.0.0.1:5006:5006" ];
    volumes = [ "/var/lib/actual:/data" ];
    environment.TZ = config.time.timeZone;
  };
  systemd.tmpfiles.rules = [ "d /var/lib/actual 0755 root root" ];
}
