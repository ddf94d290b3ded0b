{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [
        "--cap-drop=ALL"
        "--cap-add=CHOWN,NET_BIND_SERVICE"
        "--cap-add=CAP_PERFMON"
        "--cap-add=sys_nice"
      ];
    };
    example-dropped = {
      image = "docker.io/library/nginx:1.27.3";
      capabilities.SYS_ADMIN = false;
    };
    example-gluetun = {
      image = "docker.io/qmcgaw/gluetun:v3.39.1";
      capabilities.NET_ADMIN = true;
    };
    example-wireguard = {
      image = "lscr.io/linuxserver/wireguard:1.0.20210914";
      environment = {
        PUID = "1000";
        PGID = "1000";
      };
      extraOptions = [ "--cap-add=NET_ADMIN" ];
    };
    example-pihole = {
      image = "docker.io/pihole/pihole:2024.07.0";
      extraOptions = [ "--cap-add=NET_ADMIN" ];
    };
    example-netalertx = {
      image = "ghcr.io/jokob-sk/netalertx:25.4.14";
      extraOptions = [ "--network=host" "--cap-add=NET_ADMIN,NET_RAW" ];
    };
    example-tunnels = {
      image = "docker.io/teddysun/xray:25.3.6";
      extraOptions = [ "--cap-add=NET_ADMIN" ];
    };
    example-names = {
      image = "docker.io/technitium/dns-server:13.1.1";
      extraOptions = [ "--cap-add=NET_ADMIN" ];
    };
    example-machine = {
      image = "docker.io/dockurr/windows:4.00";
      devices = [ "/dev/kvm" "/dev/net/tun" ];
      capabilities.NET_ADMIN = true;
    };
    example-torrents = {
      image = "docker.io/haugene/transmission-openvpn:5.3.1";
      extraOptions = [ "--cap-add=NET_ADMIN" ];
    };
    example-unknown = {
      image = "docker.io/library/nginx:1.27.3";
      extraOptions = [ "--cap-add=${config.hwc.unheard-of.capability}" ];
    };
  };
}
