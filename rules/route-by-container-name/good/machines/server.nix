{ ... }:
{
  services.caddy.virtualHosts."nas.local".extraConfig = ''
    reverse_proxy http://nas:5000
  '';
}
