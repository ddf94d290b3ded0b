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
        ports = [ "127.0.0.1:8080:80" ]; # expect: HWC210
        extraOptions = [ "--network=${cfg.network}" ];
      };
      example-gateway = {
        image = "docker.io/example/vpn:1.0";
        ports = [ "127.0.0.1:8081:80" ];
      };
      example-behind = {
        image = "docker.io/example/web:1.0";
        ports = [
          "127.0.0.1:8082:80" # expect: HWC210
          "127.0.0.1:8083:81"
        ];
        dependsOn = [ "example-gateway" ];
        extraOptions = [ "--network=container:example-gateway" ];
      };
      example-pod = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:8085:80" ]; # expect: HWC210
        extraOptions = [ "--pod=house" ];
      };
      example-in-the-pod-of-a-file = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:8086:80" ]; # expect: HWC210
        extraOptions = [ "--pod-id-file=/run/house.pod-id" ];
      };
      example-lonely = {
        image = "docker.io/example/web:1.0";
        networks = [ "none" ];
        extraOptions = [ "-p" "127.0.0.1:8084:80" ]; # expect: HWC210
      };
    };
  };
}
