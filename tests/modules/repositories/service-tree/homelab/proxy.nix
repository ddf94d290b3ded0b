{ config, lib, ... }:
let
  public = lib.filterAttrs (_: s: s.expose ? public) config.homelab.services;
in
{
  services.caddy = {
    enable = public != { };
    virtualHosts = lib.mapAttrs' (n: s: {
      name = s.expose.public.domain;
      value.extraConfig = "reverse_proxy localhost:${toString (lib.head s.ports).host}";
    }) public;
  };
}
