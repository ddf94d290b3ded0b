{ pkgs, ... }:
{
  services.caddy.configFile = pkgs.writeText "Caddyfile" ''
    {
      email admin@example.org
    }
    (proxied) {
      encode zstd gzip
      reverse_proxy {args[0]}
    }
    http://wiki.example.org,
    http://www.wiki.example.org {
      import proxied localhost:6875 # expect: HWC602
    }
    blog.example.org {
      import proxied localhost:2368
    }
  '';
}
