{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "./config:/config" # expect: HWC307
      "/opt/media/example:data" # expect: HWC307
      "/opt/media/example:/one:readonly" # expect: HWC307
      "/opt/media/example:/two"
      "/opt/media/other:/two" # expect: HWC307
      "/opt/media/third:/two/" # expect: HWC307
      "/nameless" # expect: HWC307
      "~/example:/home" # expect: HWC307
      "named:/named"
      "other:/named" # expect: HWC307
    ];
    extraOptions = [
      "--mount=type=bind,src=/opt/media/example" # expect: HWC307
      "--mount=type=bind,src=config,dst=/relative" # expect: HWC307
    ];
  };
}
