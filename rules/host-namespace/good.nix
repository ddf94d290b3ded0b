{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      extraOptions = [
        "--pid=private"
        "--ipc=container:example-shared"
        "--cgroupns=private"
        "--userns=host"
        "--network=host"
      ];
    };
    example-shared = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      extraOptions = [ "--ipc=shareable" ];
    };
    example-overridden = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      extraOptions = [ "--pid=host" "--pid=private" ];
    };
    example-command = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      cmd = [ "--pid=host" ];
    };
    example-unknown = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      extraOptions = [ "--pid=${config.hwc.unheard-of.namespace}" ];
    };
  };
}
