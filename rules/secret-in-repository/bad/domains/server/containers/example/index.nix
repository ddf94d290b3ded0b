{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [ ./example.env ]; # expect: HWC407
    extraOptions = [
      "--env-file=${./example.env}" # expect: HWC407
      "--env-file" "${./example.env}" # expect: HWC407
    ];
    volumes = [
      "${./settings.yml}:/settings.yml:ro" # expect: HWC407
    ];
  };
}
