{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  features = map (number: "feature${toString number}") (lib.range 1 12);
in
{
  options.hwc.server.containers.example = lib.genAttrs features (name: lib.mkOption {
    type = lib.types.bool;
    default = false;
    description = "Switch ${name} on.";
  });

  config.virtualisation.oci-containers.containers.example = { # expect: HWC007
    image = "docker.io/library/redis:7.4.1";
    cmd = lib.concatMap (name: lib.optional cfg.${name} "--${name}") features;
  };
}
