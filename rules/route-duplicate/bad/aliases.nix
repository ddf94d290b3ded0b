{ ... }:
{
  services.caddy.virtualHosts = {
    "books.example.org" = {
      serverAliases = [ "read.example.org" ];
      extraConfig = "reverse_proxy localhost:5000";
    };
    "read.example.org".extraConfig = "reverse_proxy localhost:5001"; # expect: HWC603
  };
  services.traefik.dynamicConfigOptions.http = {
    routers = {
      a = { rule = "Host(`a.example.org`) && Path(`/x`)"; service = "a"; };
      b = { rule = "Host(`a.example.org`) && Path(`/x`)"; service = "b"; };
    };
    services.a.loadBalancer.servers = [ { url = "http://127.0.0.1:1"; } ];
    services.b.loadBalancer.servers = [ { url = "http://127.0.0.1:2"; } ]; # expect: HWC603
  };
}
