{
  imports = [ "no path" ];
  virtualisation.oci-containers.containers.broken.image = "docker.io/library/alpine:3.19";
}
