# services.postgresql, mysql and redis, after the NixOS manual ("PostgreSQL" and the options of these names).
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  no = mkOption { type = types.bool; default = false; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  lines = mkOption { type = types.lines; default = ""; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  pathOrNull = mkOption { type = types.nullOr types.path; default = null; };
  package = mkOption { type = types.package; };
  settingsWith = options: mkOption {
    type = types.submodule { freeformType = types.attrsOf types.anything; inherit options; };
    default = { };
  };

  postgresUser = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      name = mkOption { type = types.str; };
      ensureDBOwnership = no;
    };
  };

  mysqlUser = {
    options = {
      name = mkOption { type = types.str; };
      ensurePermissions = mkOption { type = types.attrsOf types.str; default = { }; };
    };
  };

  redisServer = { name, config, ... }:
    let
      service = if name == "" then "redis" else "redis-${name}";
    in
    {
      freeformType = types.lazyAttrsOf types.anything;
      options = {
        enable = no;
        user = mkOption { type = types.str; default = service; };
        group = mkOption { type = types.str; default = config.user; };
        # Without a port a named server listens on its socket only.
        port = mkOption { type = types.port; default = if name == "" then 6379 else 0; };
        bind = mkOption { type = types.nullOr types.str; default = "127.0.0.1"; };
        unixSocket = mkOption { type = types.nullOr types.path; default = "/run/${service}/redis.sock"; };
        openFirewall = no;
        requirePass = textOrNull;
        requirePassFile = pathOrNull;
        databases = mkOption { type = types.int; default = 16; };
        appendOnly = no;
        extraParams = strings;
        settings = mkOption { type = types.attrsOf types.anything; default = { }; };
      };
    };
in
{
  options.services = {
    postgresql = {
      enable = no;
      inherit package;
      enableTCPIP = no;
      enableJIT = no;
      settings = settingsWith {
        port = mkOption { type = types.port; default = 5432; };
        listen_addresses = mkOption {
          type = types.str;
          default = if config.services.postgresql.enableTCPIP then "*" else "localhost";
        };
      };
      dataDir = mkOption { type = types.path; };
      ensureDatabases = strings;
      ensureUsers = mkOption { type = types.listOf (types.submodule postgresUser); default = [ ]; };
      authentication = lines;
      identMap = lines;
      initialScript = pathOrNull;
      initdbArgs = strings;
    };

    mysql = {
      enable = no;
      inherit package;
      user = mkOption { type = types.str; default = "mysql"; };
      group = mkOption { type = types.str; default = "mysql"; };
      dataDir = mkOption { type = types.path; default = "/var/lib/mysql"; };
      settings = mkOption { type = types.attrsOf (types.attrsOf types.anything); default = { }; };
      ensureDatabases = strings;
      ensureUsers = mkOption { type = types.listOf (types.submodule mysqlUser); default = [ ]; };
      initialDatabases = mkOption { type = types.listOf types.anything; default = [ ]; };
      initialScript = pathOrNull;
    };

    redis = {
      inherit package;
      vmOverCommit = mkOption { type = types.bool; default = true; };
      servers = mkOption { type = types.attrsOf (types.submodule redisServer); default = { }; };
    };
  };
}
