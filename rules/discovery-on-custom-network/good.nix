{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "ghcr.io/home-assistant/home-assistant:2024.11.1";
      networks = [ "host" ];
    };
    example-lan = {
      image = "docker.io/homebridge/homebridge:2024-11-01";
      networks = [
        "house"
        "lan"
      ];
    };
    example-things = {
      image = "ghcr.io/home-assistant/home-assistant:2025.4.1";
      extraOptions = [ "--network=things:ip=10.20.0.5" ];
    };
    example-default = {
      image = "docker.io/jellyfin/jellyfin:10.10.1";
    };
    example-plain = {
      image = "docker.io/linuxserver/sonarr:4.0.10";
      networks = [ "house" ];
    };
  };

  # what `podman network create` writes, written by hand
  environment.etc."containers/networks/things.json".text = builtins.toJSON {
    name = "things";
    driver = "macvlan";
    network_interface = "eno1.20";
    subnets = [ { subnet = "10.20.0.0/24"; } ];
  };

  systemd.services.networks = {
    before = [
      "podman-example-lan.service"
      "podman-example-plain.service"
    ];
    wantedBy = [ "multi-user.target" ];
    script = ''
      ${pkgs.podman}/bin/podman network create --ignore house
      ${pkgs.podman}/bin/podman network create --ignore -d macvlan -o parent=eno1 lan
    '';
  };
}
