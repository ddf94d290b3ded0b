{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "${config.age.secrets.example-key.path}:/run/key.pem:ro"
      "/run/agenix/example-token:/run/token:z,ro"
      "/run/agenix/example-copy:/run/copy:O"
      "/opt/services/example:/data"
      "${config.age.secrets.example-key.path}:/run/unheard-of:${config.services.unheard-of.options}"
    ];
    extraOptions = [ "--mount=type=bind,src=/run/secrets/example,dst=/run/settings,readonly" ];
  };
}
