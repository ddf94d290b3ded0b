{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--memory=512m" ]; # expect: HWC722
    };
    example-pair = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [
        "--memory=512m"
      ];
    };
    example-last = {
      image = "docker.io/library/nginx:1.27.3";
    };
    # Podman takes on-failure alone beside --rm
    example-retries = {
      image = "docker.io/library/nginx:1.27.3";
    };
    example-never = {
      image = "docker.io/library/nginx:1.27.3";
    };
  };
}
