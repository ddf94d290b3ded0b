{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption { # expect: HWC705
      type = lib.types.int;
      default = 8080;
    };
    metricsPort = lib.mkOption { # expect: HWC705
      type = lib.types.str;
      default = "9100";
    };
    adminPort = lib.mkOption { # expect: HWC705
      type = lib.types.nullOr lib.types.int;
      default = null;
    };
    apiPort = lib.mkOption { # expect: HWC705
      type = with lib.types; nullOr (ints.unsigned);
      default = null;
    };
    queuePort = lib.mkOption { # expect: HWC705
      type = (lib.types.nullOr (lib.types.int));
      default = null;
    };
    feedPort = lib.mkOption { # expect: HWC705
      type = with lib.types; (nullOr int);
      default = null;
    };
    # more than a number
    oddPort = lib.mkOption { # expect: HWC705
      type = lib.types.addCheck lib.types.int (port: port > 1023);
      default = 8082;
    };
    # its "port" would be the number
    ownPort = let port = 8083; in lib.mkOption { # expect: HWC705
      type = with lib.types; int;
      default = port;
    };
    web-port = lib.mkOption { default = 8081; }; # expect: HWC705
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
