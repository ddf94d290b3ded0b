# Where a container only exists if an option says something, what that says is not known; other defaults are.
{ lib, config, ... }:
let
  cfg = config.here;
  inherit (lib) mkIf mkMerge mkOption optionalAttrs types;
in
{
  options.here = {
    port = mkOption { type = types.nullOr types.port; default = null; };
    version = mkOption { type = types.nullOr types.str; default = null; };
    folder = mkOption { type = types.str; default = ""; };
    registry = mkOption { type = types.str; default = "docker.io"; };
    number = mkOption { type = types.int; default = 0; };
    user = mkOption { type = types.nullOr types.str; default = null; };
    instances = mkOption {
      type = types.attrsOf (types.submodule { options.tag = mkOption { type = types.str; default = ""; }; });
      default = { };
    };
    roles = mkOption { type = types.listOf types.str; default = [ ]; };
  };
  config.here.instances = { one.tag = "3.5"; two = { }; };
  config.virtualisation.oci-containers.containers = mkMerge [
    (mkIf (cfg.port != null) { under-mkif = { image = "${cfg.registry}/library/alpine:3.1"; ports = [ "127.0.0.1:${toString cfg.port}:80" ]; }; })
    (optionalAttrs (cfg.version != null) { under-optional-attrs.image = "${cfg.registry}/library/alpine:${toString cfg.version}"; })
    (mkIf (cfg.folder != "") { with-folder = { image = "${cfg.registry}/library/alpine:3.2"; volumes = [ "${cfg.folder}:/data" ]; }; })
    (mkMerge (lib.mapAttrsToList (name: one: mkIf (one.tag != "") { ${name}.image = "${cfg.registry}/library/alpine:${one.tag}"; }) cfg.instances))
    # Not even where the condition excludes a value is that value tried.
    (mkIf (cfg.user != null && cfg.number > 0) {
      excluded = { image = "docker.io/library/alpine:3.6"; user = if cfg.user == null then "root" else cfg.user; hostname = "n${toString cfg.number}"; };
    })
    (mkIf (cfg.number != 0) { numbered = { image = "docker.io/library/alpine:3.7"; ports = [ "127.0.0.1:${toString cfg.number}:80" ]; }; })
    # A condition that asks for something else leaves them as they are.
    (mkIf (lib.elem "a" cfg.roles) { by-role = { image = "${cfg.registry}/library/alpine:3.3"; user = cfg.user; workdir = "/${cfg.folder}"; }; })
  ];
}
