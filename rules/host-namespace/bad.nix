{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    ipc = lib.mkOption {
      type = lib.types.enum [ "private" "host" ];
      default = "private";
      description = "Whose shared memory to use.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/prom/node-exporter:v1.8.2";
        extraOptions = [
          "--pid=host" # expect: HWC506
          "--uts" "host" # expect: HWC506
        ];
      };
      example-group = {
        image = "docker.io/prom/node-exporter:v1.8.2";
        extraOptions = [ "--memory=256m" ] ++ [ "--cgroupns=host" ]; # expect: HWC506
      };
      example-option = {
        image = "docker.io/prom/node-exporter:v1.8.2";
        extraOptions = [ "--ipc=${cfg.ipc}" ]; # expect: HWC506
      };
    };
  };
}
