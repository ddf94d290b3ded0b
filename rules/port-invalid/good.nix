{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/example/web:1.0";
    ports = [
      "127.0.0.1:53:53/UDP"
      "127.0.0.1:54:53/tcp"
      "127.0.0.1:54:53/udp"
      "127.0.0.1:3868:3868/sctp"
      "127.0.0.1::5432"
      "127.0.0.1:8000-8010:9000-9010"
      "[::1]:8080:80"
      "127.0.0.1:${toString config.hwc.unheard-of.port}:80"
      "${config.hwc.unheard-of.publication}"
      "127.0.0.1:8081:80,127.0.0.1:8082:81"
    ];
  };
}
