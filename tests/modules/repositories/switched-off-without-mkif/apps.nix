# What a host leaves off is judged as well, however the condition is written: as under mkIf.
{ config, lib, ... }:
let
  cfg = config.apps;
  run = name: { image = "docker.io/example/${name}:1.2.3"; };
  switch = lib.mkEnableOption "it";
in
{
  options.apps = {
    caddy.enable = switch;
    caddy.metrics.enable = switch;
    grafana.enable = switch;
    immich.enable = switch;
    jellyfin.enable = switch;
    redis.enable = switch;
    services = lib.mkOption {
      type = lib.types.attrsOf (lib.types.submodule { options.enable = switch; });
      default = { };
    };
  };
  config.virtualisation.oci-containers.containers = lib.mkMerge [
    { caddy = lib.mkIf cfg.caddy.enable (run "caddy"); }
    (lib.optionalAttrs cfg.grafana.enable { grafana = run "grafana"; })
    (lib.optionalAttrs cfg.immich.enable { immich = run "immich"; })
    (if cfg.jellyfin.enable then { jellyfin = run "jellyfin"; } else { no-jellyfin = run "no-jellyfin"; })
    (lib.listToAttrs (lib.optional cfg.redis.enable (lib.nameValuePair "redis" (run "redis"))))
    (lib.mkMerge (lib.optional (cfg.caddy.enable && cfg.caddy.metrics.enable) { exporter = run "exporter"; }))
    (lib.mapAttrs (name: _: run name) (lib.filterAttrs (_: service: service.enable) cfg.services))
  ];
}
