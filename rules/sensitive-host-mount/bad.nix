{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/:/host" # expect: HWC308
      "/etc/:/etc-of-host" # expect: HWC308
      "/home:/homes:ro" # expect: HWC308
      "/etc:/homes/etc" # expect: HWC308
      "/sys:/sys" # expect: HWC308
      "/var/run:/var/run:ro" # expect: HWC308
      "/dev/sda:/disk" # expect: HWC308
    ];
    extraOptions = [ "-v" "/boot:/boot" ]; # expect: HWC308
  };
}
