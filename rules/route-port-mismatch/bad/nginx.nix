{ ... }:
{
  virtualisation.oci-containers.containers = {
    grafana = {
      image = "docker.io/grafana/grafana:11.4.0";
      ports = [ "127.0.0.1:3001:3000" ];
    };
    wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      ports = [ "127.0.0.1:3000:3000" ];
    };
  };
  services.nginx.virtualHosts."grafana.example.org" = {
    forceSSL = true;
    locations."/" = {
      proxyPass = "http://localhost:3000"; # expect: HWC601
      proxyWebsockets = true;
    };
  };
}
