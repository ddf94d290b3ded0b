{ ... }:
{
  services.nginx.virtualHosts = {
    "photos.example.org".locations."/".proxyPass = "http://127.0.0.1:2283"; # expect: HWC602
    "notes.example.org" = {
      enableACME = true;
      locations."/".proxyPass = "http://127.0.0.1:5984"; # expect: HWC602
    };
  };
}
