{ config, ... }:
{
  networking.hostName = "hyper";
  microvm.vms.guest = {
    config = { config, ... }: {
      networking.hostName = "guest";
      microvm.mem = 1024;
      microvm.shares = [ { source = "/nix/store"; mountPoint = "/nix/.ro-store"; tag = "ro-store"; proto = "virtiofs"; } ];
      virtualisation.oci-containers.containers.inside-vm = {
        image = "docker.io/library/redis:7.4.1";
        ports = [ "6379:6379" ];
      };
      system.stateVersion = "24.11";
    };
  };
  virtualisation.arion = {
    backend = "docker";
    projects.shop.settings.services.web.service = { image = "docker.io/library/httpd:2.4"; ports = [ "80:80" ]; };
  };
}
