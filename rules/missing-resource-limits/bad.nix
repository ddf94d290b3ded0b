{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = { # expect: HWC508
      image = "docker.io/n8nio/n8n:1.70.3";
    };
    example-cpu = { # expect: HWC508
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cpus=2" "--memory-swappiness=0" ];
    };
  };
}
