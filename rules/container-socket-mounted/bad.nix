{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "/run/podman/podman.sock:/var/run/docker.sock:ro" # expect: HWC311
        "/var/run/docker.sock:/docker.sock" # expect: HWC311
      ];
    };
    traefik = {
      image = "docker.io/library/traefik:v3.2.1";
      extraOptions = [ "--volume=/run/user/1000/podman/podman.sock:/var/run/docker.sock" ]; # expect: HWC311
    };
  };
}
