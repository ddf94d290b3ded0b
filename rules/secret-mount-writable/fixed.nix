{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "${config.age.secrets.example-key.path}:/run/key.pem:ro" # expect: HWC405
      "/run/agenix:/keys:ro" # expect: HWC405
      "/run/agenix/example-token:/run/token:z,ro" # expect: HWC405
    ];
    extraOptions = [
      "--mount=type=bind,src=/run/secrets/example,dst=/run/settings,ro" # expect: HWC405
    ];
  };
}
