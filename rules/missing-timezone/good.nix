{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/n8nio/n8n:1.70.3";
      environment.TZ = "America/Denver";
    };
    example-flag = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--tz=local" ];
    };
    example-env = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "-e" "TZ=America/Denver" ];
    };
    example-mount = {
      image = "docker.io/n8nio/n8n:1.70.3";
      volumes = [ "/etc/localtime:/etc/localtime:ro" ];
    };
    example-file = {
      image = "docker.io/n8nio/n8n:1.70.3";
      environmentFiles = [ "/run/n8n.env" ];
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      environment = { N8N_PORT = "5678"; } // config.hwc.unheard-of.environment;
    };
  };
}
