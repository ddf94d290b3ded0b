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
      "/var/cache/example:/cache"
      "/var/log/example:/logs"
      "/var/lib/example-below:/below:O"
      "/data/media/films:/films"
      "/tank/Photos:/photos"
      "/var/lib/example-read:/read:z,ro"
      "/mnt/storage/media:/media"
      "/dev/dri:/dev/dri"
      "/proc:/host/proc"
      "/tmp/example:/tmp"
      "/var/run/docker.sock:/var/run/docker.sock"
      "/var/lib/example/agent.sock:/agent.sock"
      "/var/lib/containers/storage:/storage"
      "/etc/timezone:/etc/timezone"
      "/usr/share/zoneinfo/Europe/Berlin:/etc/localtime"
      "/run/secrets/example:/secret"
      "/etc/example:/etc/example"
      "/nix/store:/nix/store"
      "/var/lib/acme/example.org:/certs:ro"
    ];
    extraOptions = [
      "--mount=type=bind,src=/var/lib/mounted,dst=/mounted,readonly"
      "--mount=type=tmpfs,dst=/var/lib/memory"
      "--tmpfs=/var/lib/scratch"
    ];
  };
}
