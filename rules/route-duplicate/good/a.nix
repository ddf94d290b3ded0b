{ ... }:
{
  imports = [ ./b.nix ];
  services.caddy.virtualHosts."example.org".extraConfig = ''
    @api path /api/*
    handle @api {
      reverse_proxy localhost:8001
    }
    reverse_proxy /ws* localhost:8002
    reverse_proxy localhost:8080 localhost:8081
  '';
}
