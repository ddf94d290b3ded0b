{ moduleWithSystem, ... }: {
  flake.nixosModules = {
    base = { lib, tag, ... }: { virtualisation.oci-containers.containers.base.image = "ghcr.io/example/base:${tag}"; };
    apps = moduleWithSystem (perSystem@{ config, tag }: { lib, config, ... }: {
      virtualisation.oci-containers.containers.apps.image = "ghcr.io/example/apps:${tag}";
      virtualisation.oci-containers.containers.web.image = lib.mkDefault perSystem.config.images.web;
    });
  };
}
