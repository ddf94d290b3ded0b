{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  common = {
    options = {
      image = mkOption { type = types.str; };
      port = mkOption { type = types.port; default = 8080; };
      mode = mkOption { type = types.enum [ "bridge" "host" ]; default = "bridge"; };
      variables = mkOption { type = types.attrsOf types.str; default = { }; };
      tags = mkOption { type = types.listOf types.str; default = [ "lan" ]; };
      limits.memory = mkOption { type = types.str; default = "1g"; };
      health = mkOption { type = types.nullOr (types.submodule { options.path = mkOption { type = types.str; default = "/"; }; }); default = null; };
    };
  };
  named = { name, config, ... }: {
    options.title = mkOption { type = types.str; default = "${name} on ${toString config.port}"; };
    config.variables.NAME = name;
  };
in
{
  options.my.apps = mkOption { type = types.attrsOf (types.submodule [ common named ]); default = { }; };

  config.my.apps = {
    first.image = "docker.io/library/first:1";
    second = { image = "docker.io/library/second:1"; port = 9000; limits.memory = "2g"; };
    third = { image = "docker.io/library/third:1"; variables.OWN = "yes"; mode = "host"; tags = [ "wan" ]; health = { }; };
    without-image = { };
    wrong-port = { image = "docker.io/library/wrong:1"; port = "http"; };
  };

  config.virtualisation.oci-containers.containers = lib.mapAttrs (_: app: {
    inherit (app) image;
    ports = [ "127.0.0.1:${toString app.port}:80" ];
    environment = app.variables // {
      TITLE = app.title;
      MODE = app.mode;
      TAGS = lib.concatStringsSep "," app.tags;
      HEALTH = if app.health == null then "none" else app.health.path;
    };
    extraOptions = [ "--memory=${app.limits.memory}" ];
  }) config.my.apps;
}
