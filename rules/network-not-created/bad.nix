{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    network = lib.mkOption {
      type = lib.types.str;
      default = "media-network";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "medianetwork" ]; # expect: HWC206
      };
      example-worker = {
        image = "docker.io/library/redis:7.4.1";
        extraOptions = [
          "--network=${cfg.network}:alias=worker"
          "--net"
          "worker-network" # expect: HWC206
        ];
      };
      # it joins the right one as well
      example-twice = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "media-network" "media-netwrk" ]; # expect: HWC206
      };
      # the name of a file, and of what it creates
      example-quadlet = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "media.network" ]; # expect: HWC206
      };
      # the address has to lie in the network's subnet
      example-resolver = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "resolvers:ip=10.5.0.2" ]; # expect: HWC206
      };
    };

    environment.etc."containers/systemd/media.network".text = "[Network]";

    systemd.services.podman-network-media = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = "${pkgs.podman}/bin/podman network exists media-network || ${pkgs.podman}/bin/podman network create media-network";
    };
  };
}
