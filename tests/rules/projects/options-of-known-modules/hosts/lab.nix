{ config, lib, ... }:
{
  hwc.server.containers.wiki.enable = true;
  hwc.server.containers.wikki.port = 3001; # expect: HWC706
  hwc.server.containers.wiki.prot = 3001; # expect: HWC706
  hwc.server.other.port = 1;
  services.caddy.virtualHosts."wiki.lan".extraConfig = ''
    reverse_proxy localhost:${toString config.hwc.server.containers.wiki.webPort} # expect: HWC706
  '';
  services.caddy.virtualHosts."forum.lan".extraConfig = ''
    reverse_proxy localhost:${toString (config.hwc.server.containers.forum.port or 3002)}
  '';
}
