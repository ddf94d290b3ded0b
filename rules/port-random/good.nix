{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/example/web:1.0";
      ports = [
        "127.0.0.1:8080:80"
        "8100-8110"
        "${config.hwc.unheard-of.publication}"
      ];
    };
    example-host = {
      image = "docker.io/example/web:1.0";
      ports = [ "8080" ];
      networks = [ "host" ];
    };
  };
}
