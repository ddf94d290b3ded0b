{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--health-cmd" "curl -fsS http://localhost:5678/healthz" ];
    };
    example-notify = {
      image = "docker.io/n8nio/n8n:1.70.3";
      podman.sdnotify = "healthy";
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = config.hwc.unheard-of.options;
    };
    example-unknown-notify = {
      image = "docker.io/n8nio/n8n:1.70.3";
      podman.sdnotify = config.hwc.unheard-of.sdnotify;
    };
  };
}
