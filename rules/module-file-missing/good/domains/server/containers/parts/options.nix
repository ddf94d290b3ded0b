{ lib, ... }:
{
  options.hwc.server.containers.parts = {
    enable = lib.mkEnableOption "the parts";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
      description = "Port of the web interface";
    };
  };
}
