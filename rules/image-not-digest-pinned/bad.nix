{ ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/library/postgres:16.4"; # expect: HWC103
    example-port.image = "registry.internal:5000/tool:2.1"; # expect: HWC103
  };
}
