# The same state as on the other machine, and another container's there.
{
  virtualisation.oci-containers.containers.reader = {
    image = "docker.io/example/search:3.1.0";
    volumes = [ "/opt/services/theme:/theme" ]; # expect: HWC304
  };
}
