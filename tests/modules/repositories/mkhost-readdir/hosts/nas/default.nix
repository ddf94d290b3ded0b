{ config, lib, hostName, ... }:
{
  imports = [ ./storage.nix ] ++ lib.optional (hostName == "nas") ../../modules/samba.nix;
  my.port.grafana = 3333;
  virtualisation.oci-containers.containers.loki.image = lib.mkForce "docker.io/grafana/loki:3.2.1";
}
