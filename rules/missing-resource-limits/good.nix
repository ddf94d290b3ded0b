{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--memory=512m" ];
    };
    example-short = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "-m" "512m" ];
    };
    example-slice = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cgroup-parent=apps.slice" ];
    };
    example-pod = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--pod=apps" ];
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cpus=2" ] ++ config.hwc.unheard-of.limits;
    };
  };
}
