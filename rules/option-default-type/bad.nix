{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption { # expect: HWC714
      type = lib.types.port;
      default = "8080";
    };
    image = lib.mkOption { # expect: HWC714
      type = lib.types.str;
      default = null;
    };
    mode = lib.mkOption { # expect: HWC714
      type = lib.types.enum [ "media" "vpn" ];
      default = "host";
    };
    ports = lib.mkOption { # expect: HWC714
      type = lib.types.listOf lib.types.port;
      default = [ 80 70000 ];
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
