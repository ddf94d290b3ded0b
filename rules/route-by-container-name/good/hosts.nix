{ ... }:
{
  virtualisation.oci-containers.containers = {
    books = {
      image = "docker.io/jvmilazz0/kavita:0.8.4";
      extraOptions = [ "--network=media-network" "--ip=10.89.0.20" ];
    };
    nas.image = "docker.io/library/nginx:1.27.3";
    wiki.image = "docker.io/requarks/wiki:2.5.305";
    feeds = {
      image = "docker.io/miniflux/miniflux:2.2.3";
      networks = [ "web" ];
      labels."traefik.http.routers.feeds.rule" = "Host(`feeds.example.org`)";
    };
  };
  networking.hosts."10.89.0.20" = [ "books" ];
  networking.extraHosts = ''
    192.168.1.5 nas
  '';
  services.nginx = {
    appendHttpConfig = ''
      upstream wiki { server 127.0.0.1:3080; }
    '';
    virtualHosts."books.lan".locations."/".proxyPass = "http://books:5000";
    virtualHosts."nas.lan".locations."/".proxyPass = "http://nas:5000";
    virtualHosts."wiki.lan".locations."/".proxyPass = "http://wiki";
  };
}
