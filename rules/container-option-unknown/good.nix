{ config, lib, ... }:
{
  # An option that the repository adds to every container.
  options.virtualisation.oci-containers.containers = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule { options.proxyPort = lib.mkOption { type = lib.types.port; }; });
  };

  config.virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    login = {
      registry = "registry.example.org";
      username = "me";
      passwordFile = config.age.secrets."example-env".path;
    };
    podman.sdnotify = "healthy";
    environment.anything = "goes";
    labels."traefik.enable" = "true";
    capabilities.NET_ADMIN = true;
    proxyPort = 8080;
  };
}
