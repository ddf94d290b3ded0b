{
  services.traefik = {
    enable = true;
    staticConfigOptions = {
      api.insecure = true; # expect: HWC606
      entryPoints = {
        web.address = ":80";
        moved = {
          address = ":80";
          http.redirections.entryPoint = { to = "websecure"; scheme = "https"; };
        };
        websecure = { address = ":443"; http.tls.certResolver = "le"; };
      };
    };
    dynamicConfigOptions.http = {
      middlewares = {
        to-https.redirectScheme.scheme = "https";
        gzip.compress = { };
      };
      routers = {
        wiki = { rule = "Host(`wiki.example.org`)"; service = "wiki"; entryPoints = [ "websecure" ]; };
        git = { rule = "Host(`git.example.org`)"; service = "git"; entryPoints = [ "web" ]; tls = { }; };
        chat = { rule = "Host(`f.example.org`)"; service = "chat"; entryPoints = [ "web" ]; middlewares = [ "gzip" ]; };
        moved = { rule = "Host(`a.example.org`)"; service = "chat"; entryPoints = [ "moved" ]; };
        sent-on = { rule = "Host(`b.example.org`)"; service = "chat"; entryPoints = [ "web" ]; middlewares = [ "to-https" ]; };
        unknown = { rule = "Host(`c.example.org`)"; service = "chat"; entryPoints = [ "web" ]; middlewares = [ "other@file" ]; };
        twice = { rule = "Host(`d.example.org`)"; service = "chat"; entryPoints = [ "web" ]; };
        twice-secure = { rule = "Host(`d.example.org`)"; service = "chat"; entryPoints = [ "websecure" ]; };
        lan = { rule = "Host(`chat.lan`)"; service = "chat"; entryPoints = [ "web" ]; };
        anywhere = { rule = "Host(`e.example.org`)"; service = "chat"; };
      };
      services = {
        wiki.loadBalancer.servers = [ { url = "http://wiki:80"; } ]; # expect: HWC604
        git.loadBalancer.servers = [ { url = "http://127.0.0.1:3000"; } ]; # expect: HWC601
        chat.loadBalancer.servers = [ { url = "http://127.0.0.1:8065"; } ]; # expect: HWC602
      };
    };
  };
}
