{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/netdata/netdata:v2.2.6";
      privileged = false;
    };
    example-off = {
      image = "docker.io/netdata/netdata:v2.2.6";
      extraOptions = [ "--privileged=false" ];
    };
    example-last = {
      image = "docker.io/netdata/netdata:v2.2.6";
      privileged = true;
      extraOptions = [ "--privileged=false" ];
    };
    example-value = {
      image = "docker.io/netdata/netdata:v2.2.6";
      extraOptions = [ "--label" "--privileged" ];
    };
    example-unknown = {
      image = "docker.io/netdata/netdata:v2.2.6";
      privileged = config.hwc.unheard-of.trusted;
    };
    example-never = {
      image = "docker.io/netdata/netdata:v2.2.6";
      privileged = lib.mkIf false true;
    };
  };
}
