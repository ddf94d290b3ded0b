# What a condition leaves out is seen beside what another condition, of the opposite sense, leaves out.
{ lib, config, ... }:
let
  inherit (config.my) queue;
in
{
  options.my = {
    queue = lib.mkOption { type = lib.types.str; default = "redis"; };
    roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  };
  config.virtualisation.oci-containers.containers = lib.mkMerge (
    [
      (
        (if queue == "redis" then { redis.image = "docker.io/library/redis:8"; } else { rabbitmq.image = "docker.io/library/rabbitmq:4"; })
        // lib.optionalAttrs (lib.elem "search" config.my.roles) { solr.image = "docker.io/library/solr:9"; }
      )
    ]
    ++ (if queue == "redis" then [ ] else [ { nats.image = "docker.io/library/nats:2"; } ])
    ++ lib.optional (lib.elem "cache" config.my.roles) { memcached.image = "docker.io/library/memcached:1"; }
  );
}
