{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      ./example.env
      "/etc/example/other.env"
      config.age.secrets.example-env.path
    ];
    volumes = [
      "${./encrypted.yml}:/settings.yml:ro"
      "${./folder}:/folder:ro"
    ];
  };
}
