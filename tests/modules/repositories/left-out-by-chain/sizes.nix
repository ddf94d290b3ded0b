# What stands in the middle of a chain is seen as well: of sets, of lists, and of what one call gives.
{ lib, config, ... }:
let
  inherit (config.my) size roles;
  of = tag: { image = "docker.io/library/alpine:${tag}"; };
  cache =
    if lib.elem "redis" roles then { redis-cache = of "3.1"; }
    else if lib.elem "valkey" roles then { valkey-cache = of "3.2"; }
    else { };
in
{
  options.my.size = lib.mkOption { type = lib.types.int; default = 5; };
  config.virtualisation.oci-containers.containers = lib.mkMerge (
    [
      (if size > 40 then { huge = of "3.3"; } else if size > 30 then { large = of "3.4"; } else if size > 20 then { medium = of "3.5"; } else if size > 10 then { small = of "3.6"; } else { tiny = of "3.7"; })
      cache
      # What the module itself says is meant.
      (if size > 90 then { } else if lib.elem "a" [ "b" ] then { never = of "3.8"; } else { })
    ]
    ++ (if roles == [ "web" ] then [ { front = of "3.9"; } ] else if roles == [ "mail" ] then [ { relay = of "3.10"; } ] else [ ])
  );
}
