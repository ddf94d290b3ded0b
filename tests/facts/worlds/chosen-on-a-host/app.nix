# What an enumeration of the host chooses between is seen in full, and each as it is where it is chosen.
{ lib, config, ... }:
let
  cfg = config.my;
  of = name: { image = "docker.io/library/${name}:1"; };
  databases = {
    none = { };
    postgres.db = of "postgres";
    mysql.maria = of cfg.database;
  };
in
{
  options.my = {
    database = lib.mkOption { type = lib.types.enum [ "none" "postgres" "mysql" ]; default = "none"; };
    cache = lib.mkOption { type = lib.types.enum [ "redis" "valkey" ]; default = "redis"; };
    gpu = lib.mkOption { type = lib.types.bool; default = false; };
    tag = lib.mkOption { type = lib.types.str; default = ""; };
  };
  config.virtualisation.oci-containers.containers = lib.mkMerge [
    databases.${cfg.database}
    (lib.attrByPath [ cfg.cache ] { } { redis.redis = of "redis"; valkey.valkey = of "valkey"; })
    (if cfg.gpu then { gpu = of "gpu"; } else { })
    # A value that no choice decides is still not known where its condition excludes it.
    (lib.optionalAttrs (cfg.gpu && cfg.tag != "") { both.image = "docker.io/library/both:${cfg.tag}"; })
  ];
}
