{ lib, ... }:
{
  flake.modules.nixos.paper = { config, ... }: {
    virtualisation.oci-containers.containers = lib.mapAttrs' (name: container: {
      name = "paper-${name}";
      value = container // { networks = [ "paper" ]; };
    }) {
      web = {
        image = "ghcr.io/paperless-ngx/paperless-ngx:2.13.5";
        volumes = [
          "/srv/paper/data:/usr/src/paperless/data"
          "/srv/paper/lost:/usr/src/paperless/media" # expect: HWC301
        ];
        environmentFiles = [ config.sops.secrets.paper.path ];
      };
    };
    systemd.services.podman-network-paper = {
      serviceConfig.Type = "oneshot";
      script = "podman network create --ignore paper";
    };
    systemd.tmpfiles.settings.paper."/srv/paper/data".d.mode = "0755";
    sops.secrets.paper = { };
  };
}
