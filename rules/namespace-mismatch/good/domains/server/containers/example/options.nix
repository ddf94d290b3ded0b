{ lib, ... }:
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
      description = "Port of the web interface";
    };
  };
}
