{ config, ... }:
let
  key = config.age.secrets.example-key.path;
in
{
  age.secrets.example-env.file = ./example-env.age;
  age.secrets.example-key = {
    file = ./example-key.age;
    path = "/opt/keys/example.pem";
  };

  sops.secrets."mail/key" = { };
  sops.secrets."mail/certificate" = { };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      config.age.secrets.example-env.path
      config.sops.secrets.undeclared.path
      "/etc/example/settings.env"
    ];
    volumes = [
      "${key}:/run/secrets/key.pem:ro"
      "/opt/services/example:/run/agenix/example"
      # A folder of secrets has no option.
      "/run/secrets/mail:/mail:ro"
      "/run/agenix:/keys:ro"
    ];
  };
}
