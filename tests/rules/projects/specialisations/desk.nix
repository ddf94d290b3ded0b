{ lib, config, ... }:
{
  options.tag = lib.mkOption { type = lib.types.str; default = "latest"; };
  config = {
    virtualisation.oci-containers.containers = {
      forge = {
        image = "codeberg.org/forgejo/forgejo:9.0.2";
        ports = [ "127.0.0.1:3000:3000" ]; # expect: HWC205
      };
      both.image = "docker.io/library/caddy:latest"; # expect: HWC101
      pinned.image = "docker.io/library/redis:${if config.tag == "latest" then "7.4.1" else "latest"}"; # expect: HWC101
    };
    specialisation.graphs.configuration.virtualisation.oci-containers.containers.grafana = {
      image = "docker.io/grafana/grafana-oss:11.3.0";
      ports = [ "127.0.0.1:3000:3000" ];
      environment.GF_LOG_MODE = 1; # expect: HWC710
    };
    # One that fails is told, and hides no other; one that is not there is not.
    specialisation.broken.configuration = throw "not written yet"; # expect: HWC005
    specialisation.absent = lib.mkIf false { configuration = throw "never asked for"; };
    # Another specialisation: the two never run together.
    specialisation.metrics.configuration = {
      tag = "other";
      virtualisation.oci-containers.containers.forge.ports = lib.mkForce [ ];
      virtualisation.oci-containers.containers.prometheus = {
        image = "docker.io/prom/prometheus:v3.0.0";
        ports = [ "127.0.0.1:3000:9090" ];
      };
    };
  };
}
