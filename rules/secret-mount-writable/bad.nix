{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "${config.age.secrets.example-key.path}:/run/key.pem" # expect: HWC405
      "/run/agenix:/keys" # expect: HWC405
      "/run/agenix/example-token:/run/token:z" # expect: HWC405
    ];
    extraOptions = [
      "--mount=type=bind,src=/run/secrets/example,dst=/run/settings" # expect: HWC405
    ];
  };
}
