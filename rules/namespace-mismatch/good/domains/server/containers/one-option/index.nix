{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.one-option;
in
{
  # The module's options are those of one submodule.
  options.hwc.server.containers.one-option = lib.mkOption {
    default = { };
    type = lib.types.submodule {
      options = {
        enable = lib.mkEnableOption "the example";
        port = lib.mkOption {
          type = lib.types.port;
          default = 8080;
        };
      };
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.one-option = {
      image = "docker.io/library/redis:7.4.1";
      ports = [ "127.0.0.1:${toString cfg.port}:6379" ];
    };
  };
}
