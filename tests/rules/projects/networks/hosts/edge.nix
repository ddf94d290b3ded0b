# No firewall; a rootless user.
{ config, ... }:
{
  networking.firewall.enable = false;
  users.users.apps = { isNormalUser = true; linger = true; };
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/mongo:8.0.3";
      networks = [ "host" ]; # expect: HWC202
    };
    own = {
      image = "docker.io/library/mariadb:11.4.4";
      podman.user = "apps";
      ports = [ "3306:3306" ]; # expect: HWC201
    };
    agent = {
      image = "docker.io/grafana/agent:v0.43.4";
      networks = [ "host" ];
      ports = [ "12345:12345" ]; # expect: HWC210
    };
    hub = {
      image = "docker.io/homebridge/homebridge:2024-11-08";
      ports = [ "8581:8581" ]; # expect: HWC211
    };
  };
}
