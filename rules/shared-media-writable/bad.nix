{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/jellyfin/jellyfin:10.10.3";
    volumes = [
      "/mnt/storage/media:/media" # expect: HWC303
      "/mnt/media/films:/films:z" # expect: HWC303
    ];
    extraOptions = [
      "--mount=type=bind,src=/mnt/media/series,dst=/series" # expect: HWC303
    ];
  };
}
