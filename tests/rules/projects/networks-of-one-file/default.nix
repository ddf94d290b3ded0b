{ config, lib, pkgs, ... }:
let
  mkNet = name: {
    "create-${name}-network" = {
      serviceConfig.Type = "oneshot";
      wantedBy = [ "podman-web.service" "podman-zigbee.service" ];
      before = [ "podman-web.service" "podman-zigbee.service" "podman-ha.service" ];
      script = ''
        ${pkgs.podman}/bin/podman network ls --format '{{.Name}}' | grep -qx ${name} \
          || ${pkgs.podman}/bin/podman network create --driver=bridge --subnet=172.30.${toString 5}.0/24 --ipv6 --subnet fd00:1::/64 ${name}
      '';
    };
  };
in
{
  networking.firewall = {
    enable = true;
    allowedTCPPortRanges = [ { from = 5000; to = 6000; } ]; # expect: HWC212
    allowedUDPPorts = [ 5353 ];
    interfaces."podman+".allowedTCPPorts = [ 5432 ];
    extraCommands = "iptables -A INPUT -p tcp --dport 3306 -j ACCEPT";
  };
  systemd.services = mkNet "iot";
  virtualisation.podman.defaultNetwork.settings = {
    dns_enabled = true;
    subnets = [ { subnet = "10.99.0.0/16"; gateway = "10.99.0.1"; } ];
  };
  virtualisation.oci-containers.containers = {
    web = {
      image = "docker.io/library/nginx:1.27.2";
      networks = [ "iot" ];
      ports = [ "172.30.5.1:8080:80" "80:80" "443:443/tcp" "443:443/udp" ];
    };
    db = {
      image = "docker.io/library/postgres:16.4";
      # The gateways of the networks of containers.
      ports = [ "172.30.5.1:5432:5432" "10.99.0.1:5432:5432" ];
      networks = [
        "iot" # expect: HWC207
        "podman"
      ];
    };
    zigbee = {
      image = "docker.io/koenkk/zigbee2mqtt:1.40.1";
      devices = [ "/dev/serial/by-id/usb-x:/dev/ttyACM0" ]; # expect: HWC203
      networks = [ "iot" ];
      environment.ZIGBEE2MQTT_CONFIG_MQTT_SERVER = "mqtt://mosquitto:1883"; # expect: HWC216
    };
    mosquitto = {
      image = "docker.io/library/eclipse-mosquitto:2.0.20";
      ports = [ "1883:1883" "127.0.0.1:9001:9001" ];
    };
    ha = {
      image = "ghcr.io/home-assistant/home-assistant:2024.11.1";
      extraOptions = [ "--network=host" "--privileged" ];
      environment.RECORDER = "postgresql://ha@db/ha"; # expect: HWC216
    };
    pihole = {
      image = "docker.io/pihole/pihole:2024.07.0";
      ports = [ "53:53/tcp" "53:53/udp" "192.168.1.2:8053:80/tcp" ];
      extraOptions = [ "--cap-add=NET_ADMIN" "--dns=127.0.0.1" ];
    };
    search = {
      image = "docker.elastic.co/elasticsearch/elasticsearch:8.15.0";
      ports = [
        "9200:9200" # expect: HWC201
        "127.0.0.1:9300:9300"
      ];
    };
    put-together = {
      image = "docker.io/library/postgres:16.4";
      ports = [ (lib.concatStringsSep ":" [ "0.0.0.0" (toString 5500) "5432" ]) ]; # expect: HWC201
    };
    adminer = {
      image = "docker.io/library/adminer:4.8.1";
      ports = [ "8082:8080" ];
      environment.ADMINER_DEFAULT_SERVER = "db";
    };
    exporter = {
      image = "quay.io/prometheuscommunity/postgres-exporter:v0.15.0";
      ports = [ "9187:9187" ];
      environment.DATA_SOURCE_URI = "db:5432/postgres";
    };
    node = {
      image = "docker.io/prom/node-exporter:v1.8.2";
      extraOptions = [ "--net" "host" "--pid" "host" ];
      cmd = [ "--web.listen-address=127.0.0.1:9100" ];
    };
    many = {
      image = "docker.io/example/many:1.0.0";
      ports = [ "1000-1002:1000-1002/udp" "1000:1000" ];
    };
    one-of-many = {
      image = "docker.io/example/many:1.0.0";
      ports = [ "1001:1001/udp" ]; # expect: HWC205
    };
    one-on-loopback = {
      image = "docker.io/example/many:1.0.0";
      ports = [ "127.0.0.1:1002:1002/udp" ]; # expect: HWC205
    };
    twice = {
      image = "docker.io/example/twice:1.0.0";
      ports = [
        "7777:80"
        "7777:81" # expect: HWC205
        "[::]:7778:80"
        "7778:80"
        "127.0.0.1:7779:80"
        "127.0.0.2:7779:80"
      ];
    };
    later = {
      image = "docker.io/example/later:1.0.0";
      ports = [ "$PORT:80" ]; # another rule's
    };
  };
}
