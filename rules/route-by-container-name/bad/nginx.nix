{ ... }:
{
  virtualisation.oci-containers.containers.books = {
    image = "docker.io/jvmilazz0/kavita:0.8.4";
    networks = [ "media-network" ];
  };
  services.nginx.virtualHosts."books.lan".locations."/".proxyPass = "http://books:5000"; # expect: HWC604
  services.traefik.dynamicConfigOptions.http = {
    routers.books = {
      rule = "Host(`books.example.org`)";
      entryPoints = [ "websecure" ];
      service = "books";
    };
    services.books.loadBalancer.servers = [
      { url = "http://books:5000"; } # expect: HWC604
    ];
  };
}
