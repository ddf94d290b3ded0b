# Containers with an address of their own in the house.
{ pkgs, ... }:
{
  systemd.services.podman-network-house = {
    wantedBy = [ "multi-user.target" ];
    before = [ "podman-plug.service" "podman-store.service" "podman-cast.service" ];
    serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
    script = ''
      ${pkgs.podman}/bin/podman network exists house || ${pkgs.podman}/bin/podman network create \
        --driver macvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 -o parent=enp3s0 house
    '';
  };
  virtualisation.oci-containers.containers = {
    plug = {
      image = "ghcr.io/home-assistant/home-assistant:2024.11.3";
      extraOptions = [ "--network=house:ip=192.168.1.20,mac=92:d0:c6:0a:29:33" "--device=/dev/ttyUSB0" ];
    };
    store = {
      image = "docker.io/library/mariadb:11.4.4";
      extraOptions = [ "--network=house" "--ip=192.168.1.21" ]; # expect: HWC201
    };
    cast = {
      image = "docker.io/example/cast:1.0.0";
      ports = [ "80:80" ];
      networks = [ "house" ];
    };
  };
}
