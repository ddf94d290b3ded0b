{ ... }:
{
  services.caddy.virtualHosts."http://notes.example.org".extraConfig = ''
    bind 192.168.1.10 203.0.113.7
    reverse_proxy localhost:5984 # expect: HWC602
  '';
  services.traefik = {
    enable = true;
    staticConfigOptions.entryPoints.web.address = "203.0.113.7:80";
    dynamicConfigOptions.http = {
      routers.music = { rule = "Host(`music.example.org`)"; service = "music"; entryPoints = [ "web" ]; };
      services.music.loadBalancer.servers = [ { url = "http://localhost:4533"; } ]; # expect: HWC602
    };
  };
}
