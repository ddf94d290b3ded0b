{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  onHost = cfg.mode == "host";
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    mode = lib.mkOption {
      type = lib.types.enum [
        "host"
        "bridge"
      ];
      default = "host";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/web:1.0";
        ports = lib.optional (!onHost) "127.0.0.1:8080:80";
        networks = [ (if onHost then "host" else "podman") ];
      };
      example-user = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:8081:80" ];
        extraOptions = [ "--network=slirp4netns" ];
      };
      example-elsewhere = {
        image = "docker.io/example/web:1.0";
        ports = [ "127.0.0.1:8082:80" ];
        networks = [ config.hwc.unheard-of.network ];
      };
    };
  };
}
