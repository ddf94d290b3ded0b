{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/opt/media/example:/config"
      "/opt/databases/example/deep/below:/data"
      "/var/lib/example:/data-read:ro"
      "/mnt/storage/media/films:/films"
      "/mnt/scratch/example:/scratch"
      "/etc/localtime:/etc/localtime"
      "/run/example:/run/example"
      "/var/lib/example/settings.yml:/settings.yml"
      "${config.age.secrets.example.path}:/run/secret"
      "${config.services.unheard-of.folder}:/unheard-of"
      "named:/named"
    ];
  };
}
