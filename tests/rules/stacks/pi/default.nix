{ config, pkgs, lib, ... }: {
  networking.hostName = "pi";
  networking.firewall = {
    allowedTCPPorts = [ 53 80 8123 1883 ];
    allowedUDPPorts = [ 53 67 ];
  };
  services.openssh.enable = true;
  services.resolved.extraConfig = "DNSStubListener=no";
  virtualisation.oci-containers.containers = {
    home-assistant = {
      image = "ghcr.io/home-assistant/home-assistant:2024.9.2";
      volumes = [ "/srv/hass:/config" "/run/dbus:/run/dbus:ro" ];
      environment.TZ = "Europe/Berlin";
      extraOptions = [
        "--network=host"
        "--device=/dev/ttyACM0:/dev/ttyACM0"
        "--cap-add=CAP_NET_RAW,CAP_NET_BIND_SERVICE"
      ];
    };
    zigbee2mqtt = {
      image = "docker.io/koenkk/zigbee2mqtt:1.40.1";
      ports = [ "8099:8080" ];
      volumes = [ "/srv/z2m:/app/data" "/run/udev:/run/udev:ro" ];
      environment.ZIGBEE2MQTT_CONFIG_MQTT_SERVER = "mqtt://mosquitto:1883";
      extraOptions = [
        "--network=mqtt"
        "--device=/dev/serial/by-id/usb-ITead_Sonoff:/dev/ttyUSB0" # expect: HWC203
        "--group-add=keep-groups"
      ];
    };
    mosquitto = {
      image = "docker.io/library/eclipse-mosquitto:2.0.18";
      ports = [ "1883:1883" "9001:9001" ];
      volumes = [ "/srv/mosquitto/config:/mosquitto/config" ];
      extraOptions = [ "--network=mqtt" ];
    };
    frigate = {
      image = "ghcr.io/blakeblackshear/frigate:0.14.1";
      ports = [ "5000:5000" "8554:8554" "8555:8555/tcp" "8555:8555/udp" ];
      volumes = [ "/srv/frigate:/config" "/etc/localtime:/etc/localtime:ro" ];
      extraOptions = [
        "--shm-size=256m"
        "--device=/dev/bus/usb:/dev/bus/usb" # expect: HWC203
        "--device=/dev/dri/renderD128"
        "--network=mqtt" # expect: HWC204
        "--mount=type=tmpfs,target=/tmp/cache,tmpfs-size=1000000000"
      ];
    };
    pihole = {
      image = "docker.io/pihole/pihole:2024.07.0";
      ports = [ "53:53/tcp" "53:53/udp" "67:67/udp" "80:80/tcp" ];
      volumes = [ "/srv/pihole:/etc/pihole" ];
      environment = {
        TZ = "Europe/Berlin";
        FTLCONF_LOCAL_IPV4 = "192.168.1.2";
      };
      extraOptions = [ "--cap-add=NET_ADMIN" "--dns=127.0.0.1" "--dns=1.1.1.1" ];
    };
    unifi = {
      image = "lscr.io/linuxserver/unifi-network-application:8.4.62";
      ports = [ "8443:8443" "3478:3478/udp" "10001:10001/udp" "8080:8080" ];
      environment = {
        PUID = "1000";
        PGID = "1000";
        MONGO_HOST = "unifi-db";
        MONGO_PORT = "27017";
        MONGO_DBNAME = "unifi";
        MONGO_USER = "unifi";
      };
      environmentFiles = [ "/run/secrets/unifi" ];
      dependsOn = [ "unifi-db" ];
      extraOptions = [ "--network=unifi" ]; # expect: HWC204
    };
    unifi-db = {
      image = "docker.io/library/mongo:4.4";
      volumes = [ "/srv/unifi-db:/data/db" ];
      extraOptions = [ "--network=unifi" "--ip=10.90.0.5" ];
    };
    esphome = {
      image = "ghcr.io/esphome/esphome:2024.9.0";
      extraOptions = [ "--network=host" ];
      volumes = [ "/srv/esphome:/config" ];
    };
    wg-easy = {
      image = "ghcr.io/wg-easy/wg-easy:14";
      ports = [ "51820:51820/udp" "51821:51821/tcp" ];
      environment.WG_HOST = "vpn.example.org";
      extraOptions = [
        "--cap-add=NET_ADMIN"
        "--cap-add=SYS_MODULE" # expect: HWC505
        "--sysctl=net.ipv4.ip_forward=1"
        "--sysctl=net.ipv4.conf.all.src_valid_mark=1"
      ];
    };
    tailscale = {
      image = "docker.io/tailscale/tailscale:v1.74.0";
      volumes = [ "/srv/tailscale:/var/lib/tailscale" "/dev/net/tun:/dev/net/tun" ];
      extraOptions = [ "--network=host" "--cap-add=NET_ADMIN" "--cap-add=NET_RAW" ];
    };
    scanner = {
      image = "docker.io/sbs20/scanservjs:v3.0.3";
      ports = [ "8090:8080" ];
      volumes = [ "/var/run/dbus:/var/run/dbus" ];
      extraOptions = [ "--device=/dev/bus/usb" "--network=mqtt" ]; # expect: HWC203
    };
  };
  systemd.services.podman-networks = {
    wantedBy = [ "multi-user.target" ];
    after = [ "network-online.target" "podman.service" ];
    requires = [ "podman.service" ];
    before = [
      "podman-zigbee2mqtt.service"
      "podman-mosquitto.service"
      "podman-frigate.service"
      "podman-unifi.service"
      "podman-unifi-db.service"
      "podman-scanner.service"
    ];
    serviceConfig = {
      Type = "oneshot";
      RemainAfterExit = true;
    };
    script = let podman = "${config.virtualisation.podman.package}/bin/podman";
    in ''
      ensure() {
        ${podman} network exists "$1" || ${podman} network create "$@"
      }
      ensure mqtt
      ensure unifi --subnet 10.90.0.0/24 --gateway 10.90.0.1
    '';
  };
}
