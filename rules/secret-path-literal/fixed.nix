{ config, ... }:
{
  age.secrets.example-env.file = ./example-env.age;
  age.secrets.example-key = {
    file = ./example-key.age;
    path = "/opt/keys/example.pem";
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      config.age.secrets."example-env".path # expect: HWC406
      /run/agenix/undeclared # expect: HWC406
    ];
    volumes = [
      "${config.age.secrets."example-key".path}:/run/key.pem:ro" # expect: HWC406
      "/run/secrets/example-token:/run/token:ro" # expect: HWC406
    ];
  };
}
