{ lib, ... }:
let
  web = ports: { image = "docker.io/library/nginx:1.27"; inherit ports; };
in
{
  virtualisation.oci-containers.containers = {
    a = web [ "80:80" "9000-9005:9000-9005" ];
    b = web [
      "80:8080" # expect: HWC205
    ];
    c = web [
      "0.0.0.0:80:8081" # expect: HWC205
      "9001:9001" # expect: HWC205
    ];
    d = web [
      "[::1]:80:80" # expect: HWC205
      "127.0.0.2:9100:80"
    ];
    e = web [
      "127.0.0.1:9100:80"
      "9000-9002:9000-9002" # expect: HWC205, HWC205
    ];
  };
}
