# A site of one host needs no braces.
{ pkgs, ... }:
{
  services.caddy = {
    enable = true;
    configFile = pkgs.writeText "Caddyfile" ''
      chat.example.org
      encode gzip
      reverse_proxy localhost:3000 { # expect: HWC601
        lb_policy first
      }
    '';
  };
}
