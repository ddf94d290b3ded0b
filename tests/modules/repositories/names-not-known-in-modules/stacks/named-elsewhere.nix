# Modules that no host has. What these containers are called is not known: it is told that they are there.
{ config, ... }:
{
  virtualisation.oci-containers.containers.${config.services.unheard-of.name} = {
    image = "docker.io/library/nginx:latest";
    privileged = true;
  };
}
