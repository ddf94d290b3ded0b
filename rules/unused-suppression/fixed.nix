{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    # hwc-lint: ignore # expect: HWC006
    ports = [ "127.0.0.1:6379:6379" ];
  };
}
