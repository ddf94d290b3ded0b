{ config, lib, pkgs, ... }:
let hostTz = "Europe/Oslo"; in
{
  networking.nat = { enable = true; internalInterfaces = [ "ve-+" ]; externalInterface = "eth0"; };
  containers.apps = {
    autoStart = true;
    privateNetwork = true;
    hostAddress = "192.168.100.10";
    localAddress = "192.168.100.11";
    bindMounts."/data" = { hostPath = "/srv/apps"; isReadOnly = false; };
    additionalCapabilities = [ "all" ];
    config = { config, pkgs, ... }: {
      system.stateVersion = "24.11";
      time.timeZone = hostTz;
      networking.firewall.allowedTCPPorts = [ 80 ];
      virtualisation.oci-containers.containers.inner = {
        image = "docker.io/library/caddy:2.8.4";
        ports = [ "80:80" ];
        environment.TZ = config.time.timeZone;
      };
    };
  };
  virtualisation.oci-containers.containers.outer = {
    image = "docker.io/library/nginx:1.27.2";
    ports = [ "80:80" ];
  };
}
