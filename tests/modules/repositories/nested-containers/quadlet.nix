{ config, ... }:
let
  inherit (config.virtualisation.quadlet) networks pods volumes;
in
{
  virtualisation.quadlet = {
    autoUpdate.enable = true;
    networks.internal.networkConfig.subnets = [ "10.0.123.1/24" ];
    pods.foo = { };
    containers = {
      nginx.containerConfig = {
        image = "docker.io/library/nginx:latest";
        networks = [ "podman" networks.internal.ref ];
        pod = pods.foo.ref;
        volumes = [ "${volumes.bar.ref}:/bar" ];
      };
      nginx.serviceConfig.TimeoutStartSec = "60";
    };
    volumes.bar = { };
  };
}
