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
