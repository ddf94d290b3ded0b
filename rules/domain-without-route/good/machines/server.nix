{ config, ... }:
{
  services.caddy.virtualHosts = {
    "${config.hwc.server.containers.photos.domain}".extraConfig = "reverse_proxy localhost:2283";
    "server.local".extraConfig = ''
      handle_path /books/* {
        reverse_proxy localhost:8080
      }
    '';
  };
}
