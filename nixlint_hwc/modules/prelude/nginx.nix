# services.nginx, after the NixOS manual (options below `services.nginx`).
#
# Hosts and locations are open (`freeformType = lazyAttrsOf`): many of their options only tune the server.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  cfg = config.services.nginx;

  no = mkOption { type = types.bool; default = false; };
  lines = mkOption { type = types.lines; default = ""; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  pathOrNull = mkOption { type = types.nullOr types.path; default = null; };
  users = mkOption { type = types.attrsOf types.str; default = { }; };

  listen = {
    options = {
      addr = mkOption { type = types.str; };
      port = mkOption { type = types.nullOr types.port; default = null; };
      ssl = no;
      proxyProtocol = no;
      extraParameters = strings;
    };
  };

  location = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      proxyPass = textOrNull;
      proxyWebsockets = no;
      recommendedProxySettings = mkOption { type = types.bool; default = cfg.recommendedProxySettings; };
      index = textOrNull;
      tryFiles = textOrNull;
      root = pathOrNull;
      alias = pathOrNull;
      return = mkOption { type = types.nullOr (types.oneOf [ types.str types.int ]); default = null; };
      basicAuth = users;
      basicAuthFile = pathOrNull;
      extraConfig = lines;
      priority = mkOption { type = types.int; default = 1000; };
    };
  };

  virtualHost = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      serverName = textOrNull;
      serverAliases = strings;
      listen = mkOption { type = types.listOf (types.submodule listen); default = [ ]; };
      listenAddresses = strings;
      default = no;
      enableACME = no;
      useACMEHost = textOrNull;
      addSSL = no;
      onlySSL = no;
      forceSSL = no;
      rejectSSL = no;
      sslCertificate = mkOption { type = types.path; };
      sslCertificateKey = mkOption { type = types.path; };
      globalRedirect = textOrNull;
      root = pathOrNull;
      basicAuth = users;
      basicAuthFile = pathOrNull;
      locations = mkOption { type = types.attrsOf (types.submodule location); default = { }; };
      extraConfig = lines;
    };
  };

  upstream = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      servers = mkOption { type = types.attrsOf types.anything; default = { }; };
      extraConfig = lines;
    };
  };
in
{
  options.services.nginx = {
    enable = no;
    package = mkOption { type = types.package; };
    user = mkOption { type = types.str; default = "nginx"; };
    group = mkOption { type = types.str; default = "nginx"; };
    virtualHosts = mkOption { type = types.attrsOf (types.submodule virtualHost); default = { }; };
    upstreams = mkOption { type = types.attrsOf (types.submodule upstream); default = { }; };
    defaultHTTPListenPort = mkOption { type = types.port; default = 80; };
    defaultSSLListenPort = mkOption { type = types.port; default = 443; };
    clientMaxBodySize = mkOption { type = types.str; default = "10m"; };
    recommendedGzipSettings = no;
    recommendedOptimisation = no;
    recommendedProxySettings = no;
    recommendedTlsSettings = no;
    httpConfig = lines;
    commonHttpConfig = lines;
    appendConfig = lines;
    appendHttpConfig = lines;
    streamConfig = lines;
  };
}
