# services.caddy, after the NixOS manual (options below `services.caddy`) and Caddy's documentation of the Caddyfile.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  no = mkOption { type = types.bool; default = false; };
  lines = mkOption { type = types.lines; default = ""; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  port = default: mkOption { type = types.nullOr types.port; inherit default; };

  virtualHost = { name, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      hostName = mkOption { type = types.str; default = name; };
      serverAliases = strings;
      listenAddresses = strings;
      useACMEHost = textOrNull;
      logFormat = mkOption { type = types.nullOr types.lines; };
      extraConfig = lines;
    };
  };
in
{
  options.services.caddy = {
    enable = no;
    package = mkOption { type = types.package; };
    user = mkOption { type = types.str; default = "caddy"; };
    group = mkOption { type = types.str; default = "caddy"; };
    dataDir = mkOption { type = types.path; default = "/var/lib/caddy"; };
    logDir = mkOption { type = types.path; default = "/var/log/caddy"; };
    logFormat = mkOption { type = types.lines; default = "level ERROR\n"; };

    virtualHosts = mkOption { type = types.attrsOf (types.submodule virtualHost); default = { }; };
    extraConfig = lines;
    globalConfig = lines;
    configFile = mkOption { type = types.path; };
    adapter = mkOption { type = types.nullOr types.str; };
    settings = mkOption { type = types.attrsOf types.anything; default = { }; };
    environmentFile = mkOption { type = types.nullOr types.path; default = null; };

    acmeCA = textOrNull;
    email = textOrNull;
    httpPort = port 80;
    httpsPort = port 443;
    openFirewall = no;
    resume = no;
    enableReload = mkOption { type = types.bool; default = true; };
  };
}
