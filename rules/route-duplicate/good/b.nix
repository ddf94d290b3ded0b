{ config, ... }:
{
  services.caddy.virtualHosts = {
    "example.org".extraConfig = ''
      handle_path /sync/* {
        reverse_proxy localhost:5984
      }
      @api path /api/v2/*
      handle @api {
        reverse_proxy localhost:8003
      }
      reverse_proxy /ws* localhost:8002
    '';
    "http://example.org".extraConfig = "reverse_proxy localhost:9000";
    "${config.unheard-of.domain}".extraConfig = "reverse_proxy localhost:9001";
  };
}
