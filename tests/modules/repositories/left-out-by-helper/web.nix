# What the helper leaves out at the call that makes a known container is another container, named as the options say.
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
    name = lib.concatStringsSep "-" (lib.optional (cfg.prefix != "") cfg.prefix ++ [ "app" ]);
    image = "docker.io/library/alpine:3.1";
    redis = cfg.cache == "redis";
  };
}
