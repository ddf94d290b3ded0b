{ ... }:
{
  services.caddy.virtualHosts = {
    "http://photos.example.org" = {
      listenAddresses = [ "192.168.1.10" ];
      extraConfig = "reverse_proxy localhost:2283";
    };
    "http://notes.example.org".extraConfig = ''
      bind 100.101.102.103 [fd7a:115c:a1e0::1]
      reverse_proxy localhost:5984
    '';
  };
  services.traefik = {
    enable = true;
    staticConfigOptions.entryPoints.local.address = "192.168.1.10:80";
    dynamicConfigOptions.http = {
      routers.music = { rule = "Host(`music.example.org`)"; service = "music"; entryPoints = [ "local" ]; };
      services.music.loadBalancer.servers = [ { url = "http://localhost:4533"; } ];
    };
  };
}
