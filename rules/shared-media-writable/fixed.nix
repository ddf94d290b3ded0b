{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/jellyfin/jellyfin:10.10.3";
    volumes = [
      "/mnt/storage/media:/media:ro" # expect: HWC303
      "/mnt/media/films:/films:z,ro" # expect: HWC303
    ];
    extraOptions = [
      "--mount=type=bind,src=/mnt/media/series,dst=/series,ro" # expect: HWC303
    ];
  };
}
