# What the helper leaves out at the call that makes a known container is another container; another name for that is none.
{ lib, config, ... }:
let
  makeService = import ./helper.nix { inherit lib; };
  cfg = config.my;
in
{
  options.my = {
    cache = lib.mkOption { type = lib.types.str; default = "none"; };
    prefix = lib.mkOption { type = lib.types.str; default = ""; };
  };
  config = makeService {
    name = if cfg.prefix == "" then "app" else "${cfg.prefix}-app";
    image = "docker.io/library/alpine:3.1";
    redis = cfg.cache == "redis";
  };
}
