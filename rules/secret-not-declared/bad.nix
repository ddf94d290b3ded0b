{ config, ... }:
{
  age.secrets.example-env.file = ./example-env.age;

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      config.age.secrets.example-env.path
      config.age.secrets.exmaple-env.path # expect: HWC403
    ];
    volumes = [
      "${config.sops.secrets.example-key.path}:/run/key.pem:ro" # expect: HWC403
    ];
  };
}
