{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    # The route of this name is for NixOS's own Grafana.
    grafana = {
      image = "docker.io/grafana/grafana-image-renderer:3.11.6";
      ports = [ "127.0.0.1:3001:8081" ];
    };
    wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      ports = [ "127.0.0.1:3080:3000" ];
    };
  };
  services.grafana = {
    enable = true;
    settings.server.http_port = 3000;
  };
  services.nginx.upstreams.wiki.servers."127.0.0.1:3080" = { };
  services.nginx.virtualHosts = {
    "grafana.lan".locations."/".proxyPass = "http://127.0.0.1:${toString config.services.grafana.settings.server.http_port}";
    "wiki.lan".locations."/".proxyPass = "http://wiki";
    "wiki.example.org".locations = {
      "/".proxyPass = "http://127.0.0.1:3080$request_uri";
      "/socket".proxyPass = "http://unix:/run/wiki.sock:/";
    };
  };
}
