{ ... }:
{
  hwc.server.containers = {
    caddy.enable = true;
    books.enable = true;
    photos.enable = true;
  };
  services.caddy.virtualHosts."photos.example.org".extraConfig = ''
    encode gzip
    reverse_proxy localhost:2284 # expect: HWC601
  '';
}
