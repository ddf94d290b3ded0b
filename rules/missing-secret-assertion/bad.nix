{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/miniflux/miniflux:2.2.6";
        environmentFiles = [
          config.age.secrets."miniflux-env".path # expect: HWC402
          config.sops.templates."miniflux-db".path # expect: HWC402
        ];
        volumes = [
          "${config.age.secrets.miniflux-key.path}:/run/key:ro" # expect: HWC402
          "${config.age.secrets.miniflux-key.path}:/run/key-again:ro"
        ];
        login = {
          registry = "registry.example.org";
          username = "example";
          passwordFile = config.sops.secrets.registry.path; # expect: HWC402
        };
      };
      example-worker = {
        image = "docker.io/miniflux/miniflux:2.2.6";
        extraOptions = [
          "--env-file=${config.age.secrets."miniflux-env".path}" # expect: HWC402
        ];
      };
    };

    systemd.services.podman-example.preStart = "test -s ${config.age.secrets.started.path}"; # expect: HWC402

    # Each of these says something else.
    assertions = [
      {
        assertion = config.age.secrets ? "another-env";
        message = "another secret";
      }
      {
        assertion = cfg.enable -> config.virtualisation.podman.enable;
        message = "Podman";
      }
    ];
  };
}
