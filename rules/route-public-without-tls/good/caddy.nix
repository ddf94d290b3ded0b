{ config, ... }:
{
  services.caddy.virtualHosts = {
    "photos.example.org".extraConfig = "reverse_proxy localhost:2283";
    "http://photos.local".extraConfig = "reverse_proxy localhost:2283";
    "http://server.tail1234.ts.net".extraConfig = "reverse_proxy localhost:2283";
    "http://192.168.1.10".extraConfig = "reverse_proxy localhost:2283";
    "http://nas.fritz.box".extraConfig = "reverse_proxy localhost:2283";
    "http://nas".extraConfig = "reverse_proxy localhost:2283";
    "http://photos.${config.unheard-of.domain}".extraConfig = "reverse_proxy localhost:2283";
    "http://old.example.org".extraConfig = "redir https://photos.example.org{uri}";
  };
}
