{ config, lib, pkgs, vars, ... }:
let
  ns = "mullvad";
  inherit (lib) mkForce mkDefault;
  mediaNet = "media";
  podman = lib.getExe config.virtualisation.podman.package;
in
{
  networking.hostName = "y";
  networking.firewall.enable = false;
  systemd.services.podman-create-networks = {
    description = "Create podman networks";
    after = [ "network-online.target" "podman.socket" ];
    wants = [ "network-online.target" ];
    wantedBy = [ "multi-user.target" ];
    before = map (n: "podman-${n}.service") (builtins.attrNames config.virtualisation.oci-containers.containers);
    serviceConfig = {
      Type = "oneshot";
      RemainAfterExit = true;
    };
    script = ''
      set -euo pipefail
      networks=(media iot)
      for n in "''${networks[@]}"; do
        if ! ${podman} network exists "$n"; then
          ${podman} network create "$n"
        fi
      done
      ${podman} network exists lan || ${podman} network create -d ipvlan -o parent=eno1 --subnet 192.168.10.0/24 --gateway 192.168.10.1 lan
    '';
  };
  virtualisation.oci-containers.containers = {
    homeassistant = {
      image = "ghcr.io/home-assistant/home-assistant:stable"; # expect: HWC102
      extraOptions = [ "--network=host" "--cap-add=NET_ADMIN" "--cap-add=NET_RAW" ];
      volumes = [ "/run/dbus:/run/dbus:ro" ];
    };
    matter-server = {
      image = "ghcr.io/home-assistant-libs/python-matter-server:6.5.1";
      extraOptions = [ "--network=host" "--security-opt=apparmor=unconfined" ]; # expect: HWC507
      volumes = [ "/run/dbus:/run/dbus:ro" ];
    };
    zwave-js-ui = {
      image = "docker.io/zwavejs/zwave-js-ui:9.21";
      ports = [ "8091:8091" "3000:3000" ];
      devices = [ "/dev/serial/by-id/usb-Silicon_Labs:/dev/zwave" ]; # expect: HWC203
      extraOptions = [ "--network=iot" ];
    };
    mqtt = {
      image = "docker.io/library/eclipse-mosquitto:2.0.18";
      ports = [ "1883:1883" ];
      extraOptions = [ "--network=iot" ];
    };
    esphome = {
      image = "ghcr.io/esphome/esphome:2024.9";
      ports = [ "6052:6052" ];
      extraOptions = [ "--network=iot" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
    nodered = {
      image = "docker.io/nodered/node-red:4.0.3";
      ports = [ "1880:1880" ];
      extraOptions = [ "--network=iot" ];
      environment.MQTT_BROKER = "mqtt://mqtt:1883";
    };
    adguard = {
      image = "docker.io/adguard/adguardhome:v0.107.52";
      extraOptions = [ "--network=lan:ip=192.168.10.53" "--cap-add=NET_BIND_SERVICE" ];
      ports = [ "53:53/tcp" "53:53/udp" "80:80" ];
    };
    nginx-proxy-manager = {
      image = "docker.io/jc21/nginx-proxy-manager:2.11.3";
      ports = [ "80:80" "81:81" "443:443" ];
      extraOptions = [ "--network=${mediaNet}" ];
    };
    plex = {
      image = "lscr.io/linuxserver/plex:1.41.0";
      environment = {
        PUID = "1000";
        PGID = "1000";
        VERSION = "docker";
      };
      extraOptions = [ "--network=${mediaNet}" "--device=nvidia.com/gpu=all" ]; # expect: HWC203, HWC204
    };
    tautulli = {
      image = "ghcr.io/tautulli/tautulli:v2.14.5";
      ports = [ "8181:8181" ];
      environment.PLEX_URL = "http://plex:32400";
      extraOptions = [ "--network=${mediaNet}" ];
    };
    vpn = {
      image = "docker.io/qmcgaw/gluetun:v3";
      ports = [ "8888:8888/tcp" "8388:8388/tcp" "8388:8388/udp" "8080:8080" "5432:5432" ]; # expect: HWC201
      extraOptions = [ "--cap-add=NET_ADMIN" "--device=/dev/net/tun" "--network=${mediaNet}" ];
    };
    qbit = { # expect: HWC503
      image = "ghcr.io/hotio/qbittorrent:release-4.6.7";
      extraOptions = [ "--net=container:vpn" ]; # expect: HWC214
    };
    bitmagnet-db = {
      image = "docker.io/library/postgres:16-alpine";
      extraOptions = [ "--net=container:vpn" ]; # expect: HWC214
    };
    bitmagnet = {
      image = "ghcr.io/bitmagnet-io/bitmagnet:v0.9.5";
      environment.POSTGRES_HOST = "localhost";
      extraOptions = [ "--net=container:vpn" ];
      dependsOn = [ "vpn" "bitmagnet-db" ];
    };
    rclone = {
      image = "docker.io/rclone/rclone:1.68";
      cmd = [ "mount" "remote:" "/data" "--allow-other" ];
      extraOptions = [ "--device=/dev/fuse" "--cap-add=SYS_ADMIN" "--security-opt=apparmor:unconfined" ]; # expect: HWC505, HWC507
    };
    vaultwarden = {
      image = "vaultwarden/server:latest-alpine"; # expect: HWC102, HWC105
      ports = [ "8200:80" ];
    };
    kasm = {
      image = "docker.io/kasmweb/firefox:1.16.0";
      ports = [ "6901:6901" ];
      extraOptions = [ "--shm-size=512m" ];
      user = "root"; # expect: HWC502
    };
    mcserver = {
      image = "docker.io/itzg/minecraft-bedrock-server:latest"; # expect: HWC101
      ports = [ "19132-19133:19132-19133/udp" ];
      pull = "newer"; # expect: HWC107
    };
    watchtower = {
      image = "docker.io/nickfedor/watchtower:1.11";
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock" ];
      cmd = [ "--cleanup" ];
    };
    dashy = {
      image = "docker.io/lissy93/dashy:3.1.1";
      ports = [ "4000:8080" ];
      extraOptions = [ "--health-cmd=wget -q -O /dev/null http://localhost:8080" "--memory" "512m" ];
    };
    unbound = {
      image = "docker.io/mvance/unbound:1.21";
      ports = [ "127.0.0.1:5335:53/udp" "127.0.0.1:5335:53/tcp" ];
    };
    netbootxyz = {
      image = "ghcr.io/netbootxyz/netbootxyz:0.7.3";
      ports = [ "3001:3000" "69:69/udp" "8085:80" ];
    };
    restic-rest = {
      image = "docker.io/restic/rest-server:0.13.0";
      ports = [ "8000:8000" ];
      user = "1000:100";
    };
    samba = {
      image = "ghcr.io/servercontainers/samba:latest"; # expect: HWC101
      extraOptions = [ "--network=host" "--cap-add=NET_ADMIN" ]; # expect: HWC505
    };
    octoprint = {
      image = "docker.io/octoprint/octoprint:1.10.2";
      ports = [ "5000:80" ];
      devices = [ "/dev/ttyACM0:/dev/ttyACM0" "/dev/video0:/dev/video0" ];
      privileged = true; # expect: HWC501
    };
    cups = {
      image = "docker.io/anujdatar/cups:24.08";
      ports = [ "631:631" ];
      volumes = [ "/dev/bus/usb:/dev/bus/usb" ];
      extraOptions = [ "--device-cgroup-rule=c 189:* rmw" ];
    };
  };
}
