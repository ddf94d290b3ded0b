{ ... }:
let
  web = ports: { image = "docker.io/library/nginx:1.27"; inherit ports; };
in
{
  virtualisation.oci-containers.containers = {
    front = web [
      "80:80" # expect: HWC205
      "192.168.1.2:443:443" # expect: HWC205
      "443:443/udp"
    ];
    broker = web [
      "1883:1883" # expect: HWC205
      "127.0.0.1:8883:8883"
      "192.168.1.2:8884:8884"
    ];
  };
  services.nginx = {
    enable = true;
    virtualHosts."example.org".forceSSL = true;
    virtualHosts."plain.example.org" = { };
  };
  services.mosquitto = {
    enable = true;
    listeners = [
      { }
      { port = 8883; address = "192.168.1.2"; }
      { port = 8884; address = "127.0.0.1"; }
    ];
  };
}
