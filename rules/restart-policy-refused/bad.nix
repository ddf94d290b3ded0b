{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=unless-stopped" "--memory=512m" ]; # expect: HWC722
    };
    example-pair = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [
        "--restart" "always" # expect: HWC722
        "--memory=512m"
      ];
    };
    example-last = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=no" "--restart=always" ]; # expect: HWC722
    };
    # Podman takes on-failure alone beside --rm
    example-retries = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=on-failure:3" ]; # expect: HWC722
    };
    example-never = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--restart=never" ]; # expect: HWC722
    };
  };
}
