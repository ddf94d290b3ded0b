{ config, lib, pkgs, ... }:
let
  inherit (lib) mkIf mkMerge mkOption types;
  pods = lib.attrsToList config.my.pods;
in
{
  options.my.pods = mkOption {
    type = types.attrsOf (
      types.submodule (
        { name, ... }:
        {
          options.network = mkOption {
            type = types.nullOr types.str;
            default = name;
          };
          options.state = mkOption {
            type = types.nullOr types.str;
            default = name;
          };
        }
      )
    );
  };

  config = {
    virtualisation.oci-containers.containers = lib.mapAttrs (_: pod: {
      image = "docker.io/library/nginx:1.27.2";
      networks = lib.optional (pod.network != null) pod.network;
      volumes = lib.optional (pod.state != null) "/srv/${pod.state}:/data";
    }) config.my.pods;

    systemd.services = mkMerge (
      map (
        { name, value }:
        mkIf (value.network != null) {
          "podman-network-${value.network}".script = ''
            ${pkgs.podman}/bin/podman network create --ignore ${value.network}
          '';
          "podman-${name}" = rec {
            requires = [ "podman-network-${value.network}.service" ];
            after = requires;
          };
        }
      ) pods
    );
    systemd.tmpfiles.rules = mkMerge (map ({ value, ... }: mkIf (value.state != null) [ "d /srv/${value.state}" ]) pods);
  };
}
