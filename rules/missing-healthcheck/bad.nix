{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = { # expect: HWC511
      image = "docker.io/n8nio/n8n:1.70.3";
    };
    example-none = { # expect: HWC511
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--health-cmd=none" ];
    };
    example-interval = { # expect: HWC511
      image = "docker.io/n8nio/n8n:1.70.3";
      podman.sdnotify = "conmon";
      extraOptions = [ "--health-interval=30s" ];
    };
  };
}
