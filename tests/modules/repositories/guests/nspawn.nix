{ config, lib, pkgs, ... }:
{
  containers = lib.genAttrs [ "ci" "build" ] (name: {
    autoStart = true; ephemeral = name == "build"; privateNetwork = true; hostAddress = "10.1.0.1"; localAddress = "10.1.0.2";
    bindMounts."/cache" = { hostPath = "/srv/cache/${name}"; isReadOnly = false; };
    config = { pkgs, ... }: {
      virtualisation.podman.enable = true;
      virtualisation.oci-containers.containers.runner = { image = "docker.io/gitea/act_runner:0.2.11"; volumes = [ "/cache:/cache" ]; environment.RUNNER = name; };
      system.stateVersion = "25.05";
    };
  });
}
