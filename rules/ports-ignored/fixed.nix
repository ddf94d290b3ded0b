{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    network = lib.mkOption {
      type = lib.types.str;
      default = "host";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/web:1.0";
        extraOptions = [ "--network=${cfg.network}" ];
      };
      example-gateway = {
        image = "docker.io/example/vpn:1.0";
        ports = [ "127.0.0.1:8081:80" ];
      };
      example-behind = {
        image = "docker.io/example/web:1.0";
        dependsOn = [ "example-gateway" ];
        extraOptions = [ "--network=container:example-gateway" ];
      };
      example-pod = {
        image = "docker.io/example/web:1.0";
        extraOptions = [ "--pod=house" ];
      };
      example-in-the-pod-of-a-file = {
        image = "docker.io/example/web:1.0";
        extraOptions = [ "--pod-id-file=/run/house.pod-id" ];
      };
      example-lonely = {
        image = "docker.io/example/web:1.0";
        networks = [ "none" ];
      };
    };
  };
}
