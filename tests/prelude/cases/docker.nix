# Under Docker the units have other names and the Podman settings are null.
{ ... }:
{
  module.virtualisation.oci-containers = {
    backend = "docker";
    containers.web.image = "nginx:1.27";
  };

  show = config: {
    inherit (config.virtualisation.oci-containers.containers.web) serviceName podman pull;
    podmanEnabled = config.virtualisation.podman.enable;
    docker = config.virtualisation.docker.enable;
    containers = config.virtualisation.containers.enable;
  };
}
