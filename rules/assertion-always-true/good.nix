{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/nginx:1.27.2";
    assertions = [
      # These fail wherever they are reached.
      {
        assertion = false || !true;
        message = "not supported";
      }
      {
        assertion = !cfg.enable && true;
        message = "not yet";
      }
      {
        assertion = !cfg.enable || !config.virtualisation.docker.enable || cfg.port != 8081;
        message = "the port of Docker's";
      }
      {
        assertion = if config.virtualisation.podman.enable then true else false;
        message = "Podman";
      }
      {
        # True here, and false for another port.
        assertion = cfg.port > 1024;
        message = "a port that users may open";
      }
      {
        assertion = !cfg.enable || config.age.secrets."example-env".path != null;
        message = "the secret";
      }
      {
        assertion = cfg.enable -> config.virtualisation.podman.enable;
        message = "Podman";
      }
    ];
  };
}
