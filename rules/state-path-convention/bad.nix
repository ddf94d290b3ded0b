{ ... }:
let
  root = "/var/lib/put-together";
  mounted = name: "${root}/${name}:/one";
in
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/var/lib/example:/data" # expect: HWC302
      "/opt/example:/config" # expect: HWC302
      "/opt/misc/example:/misc" # expect: HWC302
      "/opt/media:/all" # expect: HWC302
      "/var/lib/example:/data-again"
      "/var/lib/example/deep:/deep"
      "/var/lib/other:/other:ro"
      (mounted "example") # expect: HWC302
      "${root}/example:/two"
      "/var/lib/other:/other-written" # expect: HWC302
    ];
  };
}
