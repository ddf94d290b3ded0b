# A system that was installed before 22.05 runs Docker unless it says otherwise.
{ ... }:
{
  module = {
    system.stateVersion = "21.11";
    virtualisation.oci-containers.containers.web.image = "nginx:1.27";
  };

  show = config: {
    inherit (config.virtualisation.oci-containers) backend;
    inherit (config.virtualisation.oci-containers.containers.web) serviceName podman;
    docker = config.virtualisation.docker.enable;
  };
}
