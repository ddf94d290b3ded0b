{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  names = [ "front" "back" ];
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example-modes = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ];
      };
      example-default = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "podman" ];
      };
      example-bridge = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=bridge:ip=10.88.0.7" ];
      };
      example-none = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=none" ];
      };
      example-user = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=slirp4netns:port_handler=slirp4netns" ];
      };
      example-pasta = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=pasta" ];
      };
      example-private = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=private" ];
      };
      example-other = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=container:example-front" ];
      };
      example-namespace = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=ns:/run/netns/vpn" ];
      };
      example-pod = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--pod=house" ];
      };
      # by a unit, by a loop in a script, by an activation script, by quadlet
      example-front = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "front" "back" ];
      };
      example-loop = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "one" ];
      };
      example-activated = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "activated" ];
      };
      example-quadlet = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "quadlet" ];
      };
      example-files = {
        image = "docker.io/library/redis:7.4.1";
        networks = [
          "written"
          "systemd-unit"
          "house"
        ];
      };
      # by a script that a unit runs, as a package, as a text or from its own script; joined in the long form of Docker
      example-scripts = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [
          "--network=name=packaged,ip=10.5.0.7,alias=cache"
          "--network=printed"
          "--network=called"
          "--network=named"
        ];
      };
      # a list of names in one flag
      example-list = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [ "--network=one,two" ];
      };
      # a name that nothing here determines
      example-elsewhere = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ config.hwc.unheard-of.network ];
      };
    };

    systemd.services = lib.listToAttrs (
      map (
        name:
        lib.nameValuePair "podman-network-${name}" {
          wantedBy = [ "multi-user.target" ];
          serviceConfig = {
            Type = "oneshot";
            ExecStart = "${pkgs.podman}/bin/podman network create --ignore ${name}";
          };
        }
      ) names
      ++ [
        (lib.nameValuePair "podman-networks" {
          wantedBy = [ "multi-user.target" ];
          serviceConfig.Type = "oneshot";
          script = ''
            for name in one two; do
              ${pkgs.podman}/bin/podman network create --ignore "$name"
            done
          '';
        })
        (lib.nameValuePair "podman-network-packaged" {
          wantedBy = [ "multi-user.target" ];
          serviceConfig.ExecStart = pkgs.writeShellScript "create-network" ''
            ${pkgs.podman}/bin/podman network exists packaged || ${pkgs.podman}/bin/podman network create packaged
          '';
        })
        (lib.nameValuePair "podman-network-printed" {
          wantedBy = [ "multi-user.target" ];
          serviceConfig.ExecStart = [
            "${
              pkgs.writeShellApplication {
                name = "create-network";
                runtimeInputs = [ pkgs.podman ];
                text = "podman network create --ignore printed";
              }
            }/bin/create-network"
          ];
        })
        # a program whose name is not known here
        (lib.nameValuePair "podman-network-named" {
          wantedBy = [ "multi-user.target" ];
          script = "${lib.getExe config.virtualisation.podman.package} network create named";
        })
        (lib.nameValuePair "podman-network-called" {
          wantedBy = [ "multi-user.target" ];
          script = "${pkgs.runtimeShell} ${pkgs.writeText "create.sh" "podman network create called"}";
        })
      ]
    );
    system.activationScripts.network = "${pkgs.podman}/bin/podman network create --ignore activated";
    environment.etc = {
      "containers/networks/written.json".text = "{ }";
      "containers/systemd/unit.network".text = "[Network]";
      "containers/systemd/named.network".text = ''
        [Network]
        NetworkName = house
      '';
    };
    virtualisation.quadlet.networks.quadlet = { };
  };
}
