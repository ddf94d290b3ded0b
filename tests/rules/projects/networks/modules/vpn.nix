# Programs in the network of a VPN.
{
  virtualisation.oci-containers.containers = {
    vpn = {
      image = "docker.io/qmcgee/gluetun:v3.39.1";
      ports = [ "127.0.0.1:8112:8112" "127.0.0.1:9696:9696" ];
      extraOptions = [ "--cap-add=NET_ADMIN" "--device=/dev/net/tun" "--network-alias=vpn" ];
    };
    deluge = {
      image = "lscr.io/linuxserver/deluge:2.1.1";
      dependsOn = [ "vpn" ];
      extraOptions = [ "--network=container:vpn" ];
    };
    seeker = {
      image = "lscr.io/linuxserver/prowlarr:1.25.4";
      dependsOn = [ "vpn" ];
      ports = [ "9696:9696" ]; # expect: HWC210
      networks = [ "container:vpn" ];
    };
    late = {
      image = "docker.io/example/late:1.0.0";
      networks = [ "container:vpn" ]; # expect: HWC214
    };
    lost = {
      image = "docker.io/example/lost:1.0.0";
      networks = [ "container:tunnel" ]; # expect: HWC214
      dependsOn = [ "vpn" ];
    };
    stats = {
      image = "docker.io/example/stats:1.0.0";
      environment.DELUGE_URL = "http://deluge:8112"; # expect: HWC216
      environment.VPN_URL = "http://vpn:8000"; # expect: HWC216
    };
  };
}
