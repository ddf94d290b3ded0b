{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      log-driver = "none"; # expect: HWC719
    };
    example-worker = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [
        "--memory=256m"
        "--log-driver=none" # expect: HWC719
      ];
    };
    example-cron = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [
        "--log-driver"
        "none" # expect: HWC719
      ];
    };
  };
}
