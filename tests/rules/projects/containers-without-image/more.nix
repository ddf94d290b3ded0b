{ lib, ... }:
{
  virtualisation.oci-containers.containers = {
    wiki.environment.LOG_LEVEL = "warn"; # expect: HWC005
    notes = lib.mkIf false { ports = [ "127.0.0.1:3010:3000" ]; };
  };
  imports = [
    { virtualisation.oci-containers.containers.feeds = lib.mkDefault { image = "docker.io/miniflux/miniflux:2.2.1"; }; }
    { virtualisation.oci-containers.containers.feeds.user = "1000"; } # expect: HWC005
  ];
}
