{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/postgres:16.4";
        ports = [ "127.0.0.1:5432:5432" ];
      };
      # published under another port, so that the usual one is not its own
      example-cache = {
        image = "docker.io/library/redis:7.4.1";
        ports = [ "127.0.0.1:16379:6379" ];
      };
      example-web = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:8080:80" ];
      };
    };

    networking.firewall = {
      allowedTCPPorts = [
        80
        6379
        8080
      ];
      allowedUDPPorts = [ 5432 ];
      interfaces.tailscale0.allowedTCPPorts = [ 5432 ];
      interfaces.podman0.allowedTCPPorts = [ 5432 ];
    };
  };
}
