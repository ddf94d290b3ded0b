{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      exampleDb.image = "docker.io/library/postgres:16.4";
      example2.image = "docker.io/library/redis:7.4.1";
      example.image = "docker.io/library/redis:7.4.1";
      example-db.image = "docker.io/library/postgres:16.4";
      example_cache.image = "docker.io/library/redis:7.4.1";
      "${config.hwc.unheard-of.name}".image = "docker.io/library/redis:7.4.1";
    };
  };
}
