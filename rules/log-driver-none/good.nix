{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
    };
    example-worker = {
      image = "docker.io/library/redis:7.4.1";
      log-driver = "k8s-file";
    };
    example-cron = {
      image = "docker.io/library/redis:7.4.1";
      log-driver = config.hwc.unheard-of.logDriver;
    };
    example-flag = {
      image = "docker.io/library/redis:7.4.1";
      log-driver = "none";
      extraOptions = [ "--log-driver=journald" ];
    };
  };
}
