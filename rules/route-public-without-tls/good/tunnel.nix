{ ... }:
{
  services.cloudflared.enable = true;
  services.nginx.virtualHosts."photos.example.org".locations."/".proxyPass = "http://127.0.0.1:2283";
  services.caddy.virtualHosts."http://notes.example.org".extraConfig = "reverse_proxy localhost:5984";
}
