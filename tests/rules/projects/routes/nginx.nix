{ config, ... }:
{
  services.nginx = {
    enable = true;
    upstreams.wiki.servers."127.0.0.1:3000" = { };
    upstreams.gits.servers = { "127.0.0.1:3000" = { }; "127.0.0.1:3002" = { backup = true; }; }; # expect: HWC601
    virtualHosts = {
      "wiki.example.org" = {
        forceSSL = true;
        enableACME = true;
        locations."/".proxyPass = "http://wiki";
      };
      "git.example.org" = {
        forceSSL = true;
        useACMEHost = "example.org";
        locations."/".proxyPass = "http://gits";
      };
      "talk.example.org" = {
        enableACME = true;
        locations."/" = {
          proxyPass = "http://127.0.0.1:8065"; # expect: HWC602
          proxyWebsockets = true;
        };
        locations."= /robots.txt".return = "200";
      };
      "chat.example.com" = {
        onlySSL = true;
        locations."/".extraConfig = ''
          proxy_set_header Host $host;
          proxy_pass http://chat:8065; # expect: HWC604
        '';
        locations."~ ^/(a|b)".extraConfig = ''
          set $backend http://git:3000;
          proxy_pass $backend;
        '';
      };
      "chat.lan".locations."/".proxyPass = "http://127.0.0.1:8065";
      "_" = { default = true; locations."/".proxyPass = "http://127.0.0.1:8065"; };
    };
  };
}
