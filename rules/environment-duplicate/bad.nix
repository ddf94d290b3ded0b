{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      environment = {
        LOG_LEVEL = "info";
        TZ = "UTC";
      };
      extraOptions = [
        "--env=LOG_LEVEL=debug" # expect: HWC720
        "-e"
        "TZ=America/Los_Angeles" # expect: HWC720
      ];
    };
    example-worker = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [
        "--env=WORKERS=2"
        "--env=WORKERS=4" # expect: HWC720
      ];
    };
  };
}
