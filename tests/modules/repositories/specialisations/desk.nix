{ lib, config, ... }:
{
  networking.hostName = "desk";
  virtualisation.oci-containers.backend = "podman";
  virtualisation.oci-containers.containers.sync.image = "docker.io/syncthing/syncthing:1.28.0";
  containers.inner.config.virtualisation.oci-containers.containers.cache.image = "docker.io/library/redis:7.4.1";

  # Adds to what the parent has, and asks whether it is one.
  specialisation.work.configuration = { config, site, ... }: {
    llm.enable = true;
    virtualisation.oci-containers.containers.wiki.image = "docker.io/requarks/wiki:${if config.isSpecialisation then "2.5" else "2"}";
    virtualisation.oci-containers.containers.sync.image = lib.mkForce "docker.io/syncthing/syncthing:1.27.0";
  };
  specialisation.on-battery = {
    inheritParentConfig = true;
    configuration = lib.mkMerge [ { llm = { enable = true; gpu = false; }; } ];
  };
  # Nothing but itself.
  specialisation.rescue = {
    inheritParentConfig = false;
    configuration.virtualisation.oci-containers.containers.shell.image = "docker.io/library/alpine:3.20.3";
  };
  specialisation.never = lib.mkIf false {
    configuration.virtualisation.oci-containers.containers.never.image = "docker.io/library/alpine:3.20.3";
  };
}
