# hwc-lint: ignore-file[HWC102] moving tags are the point here
{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/netdata/netdata:stable";
    };
    example-version = {
      image = "docker.io/netdata/netdata:v2.2.6";
      pull = "newer";
    };
    example-digest = {
      image = "docker.io/netdata/netdata:stable@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
      pull = "always";
    };
    example-missing = {
      image = "docker.io/netdata/netdata:stable";
      pull = "missing";
    };
    example-overridden = {
      image = "docker.io/netdata/netdata:stable";
      pull = "always";
      extraOptions = [ "--pull=missing" ];
    };
    example-label = {
      image = "docker.io/netdata/netdata:stable";
      labels."io.containers.autoupdate" = "local";
    };
    example-local = {
      image = "localhost/netdata:stable";
      labels."io.containers.autoupdate" = "registry";
    };
    example-unknown = {
      image = "docker.io/netdata/netdata:${config.hwc.unheard-of.tag}";
      pull = "always";
    };
  };
}
