{ lib, ... }:
{
  options.hwc.server.containers.exampel = {
    enable = lib.mkEnableOption "the example"; # expect: HWC701
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
      description = "Port of the web interface";
    };
  };
}
