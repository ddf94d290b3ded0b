{ ... }:
{
  services.caddy.virtualHosts."photos.local".extraConfig = "reverse_proxy localhost:2283";
}
