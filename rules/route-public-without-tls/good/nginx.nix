{ config, lib, ... }:
{
  services.nginx.virtualHosts = {
    "photos.example.org" = {
      enableACME = true;
      forceSSL = true;
      locations."/".proxyPass = "http://127.0.0.1:2283";
    };
    "notes.example.org" = lib.mkMerge [
      { locations."/".proxyPass = "http://127.0.0.1:5984"; }
      { onlySSL = lib.mkDefault true; }
    ];
    "wiki.example.org" = {
      forceSSL = config.unheard-of.tls;
      locations."/".proxyPass = "http://127.0.0.1:6875";
    };
    "inner.example.org" = {
      listen = [ { addr = "127.0.0.1"; } ];
      locations."/".proxyPass = "http://127.0.0.1:8080";
    };
    "photos.lan".locations."/".proxyPass = "http://127.0.0.1:2283";
    "www.example.org".locations."/".return = "301 https://example.org";
    "localhost".locations."/".proxyPass = "http://127.0.0.1:2283";
  };
}
