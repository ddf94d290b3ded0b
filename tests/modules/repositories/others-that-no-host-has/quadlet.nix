# A module that nothing imports.
{ lib, ... }:
{
  virtualisation.quadlet.containers.web.containerConfig.image = "docker.io/library/nginx:1.27";
  systemd.services.import.script = "podman run --rm docker.io/library/alpine:3.2 true";
}
