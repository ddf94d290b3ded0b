{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 15432;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "127.0.0.1:${toString cfg.port}:5432" ];
      };
      example-cache = {
        image = "docker.io/library/redis:7.4.1";
        ports = [ "127.0.0.1:6379:6379" ];
      };
      example-documents = {
        image = "docker.io/library/mongo:7.0";
        networks = [ "host" ];
        cmd = [ "--bind_ip=127.0.0.1" ];
      };
    };

    networking.firewall = {
      allowedTCPPorts = [
        80
      ];
      allowedTCPPortRanges = [
        { from = 27000; to = 27100; } # expect: HWC212
      ];
    };
  };
}
