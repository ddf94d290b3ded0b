{ name, image, port }:
{
  virtualisation.oci-containers.containers.${name} = { inherit image; ports = [ "${toString port}:80" ]; };
}
