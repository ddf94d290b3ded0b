{ tools, ... }:
{
  virtualisation.oci-containers.containers.index.image = tools.reference { # expect: HWC005
    image = "docker.io/library/nginx";
    version = "1.27.3";
    port = 80;
  };
}
