{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/web:1.0";
        extraOptions = [ "--network=example-network" ]; # expect: HWC207
      };
      # wanting is not waiting
      example-worker = {
        image = "docker.io/example/worker:1.0";
        networks = [ "example-network" ]; # expect: HWC207
      };
      # started by hand, and with it the unit
      example-by-hand = {
        image = "docker.io/example/job:1.0";
        autoStart = false;
        networks = [ "example-network" ]; # expect: HWC207
      };
    };

    systemd.services = {
      podman-network-example = {
        wantedBy = [ "multi-user.target" ];
        serviceConfig = {
          Type = "oneshot";
          RemainAfterExit = true;
        };
        script = ''
          ${pkgs.podman}/bin/podman network exists example-network || ${pkgs.podman}/bin/podman network create example-network
        '';
      };
      podman-example-by-hand.wants = [ "podman-network-example.service" ];
      podman-example-worker.requires = [ "podman-network-example.service" ];
    };
  };
}
