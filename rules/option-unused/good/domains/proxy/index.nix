{ config, ... }:
{
  services.caddy.virtualHosts.${config.hwc.server.containers.example.domain}.extraConfig = "";
}
