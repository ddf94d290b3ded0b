{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    behind = lib.genAttrs [ "gateway" "reader" ] (
      name:
      lib.mkOption {
        type = lib.types.bool;
        default = name == "reader";
      }
    );
    enable = lib.mkEnableOption "the example";
    database.enable = lib.mkEnableOption "the database of the example";
  };

  config.virtualisation.oci-containers.containers =
  # nobody puts the gateway behind itself
  lib.mapAttrs (_: isBehind: {
    image = "docker.io/library/redis:7.4.1";
    dependsOn = lib.optional isBehind "gateway";
  }) cfg.behind
  // {
    example = lib.mkIf cfg.enable {
      image = "docker.io/library/redis:7.4.1";
      dependsOn = [ "example-db" ] ++ lib.optional cfg.database.enable "example-queue" ++ cfg.unheard-of.more;
    };
    example-db = {
      image = "docker.io/library/postgres:16.4";
    };
    example-queue = lib.mkIf cfg.database.enable {
      image = "docker.io/library/rabbitmq:3.13";
      dependsOn = [ "example-db" ];
    };
    example-worker = {
      image = "docker.io/library/redis:7.4.1";
      dependsOn = [ "${cfg.unheard-of.name}-db" ];
    };
  };
}
