{ registry ? "docker.io", unused ? null, utils, ... }:
{
  virtualisation.oci-containers.containers.web = {
    image = "${registry}/library/alpine:3.1";
    environment.PORT = utils.escapeSystemdPath "/data";
  };
}
