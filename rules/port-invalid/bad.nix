{ lib, ... }:
let
  port = 70000;
in
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/example/web:1.0";
    ports = [
      "127.0.0.1:8080:99999" # expect: HWC209
      "127.0.0.1:${toString port}:80" # expect: HWC209
      "127.0.0.1:8000-8010:80-81" # expect: HWC209
      "127.0.0.1:8100-8110:80" # expect: HWC209
      "127.0.0.300:8080:80" # expect: HWC209
      "localhost:8080:80" # expect: HWC209
      "127.0.0.1:8080:80/tpc" # expect: HWC209
      "::1:8080:80" # expect: HWC209
      "127.0.0.1:8080:http" # expect: HWC209
      "127.0.0.1:53:53/tcp,udp" # expect: HWC209
    ];
    extraOptions = [ "--publish=127.0.0.1:0:80" ]; # expect: HWC209
  };
}
