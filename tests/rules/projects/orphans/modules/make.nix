{ name, image, config, ports ? [ ], ... }:
{
  virtualisation.oci-containers.containers.${name} = {
    inherit image ports;
    privileged = true;
  };
}
