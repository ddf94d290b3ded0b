{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/example/web:1.0";
    ports = [
      "8080" # expect: HWC215
      "127.0.0.1::8081" # expect: HWC215
    ];
    extraOptions = [ "-p=8082/udp" ]; # expect: HWC215
  };
}
