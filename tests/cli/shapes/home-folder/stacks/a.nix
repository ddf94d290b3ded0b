{ config, ... }: let d = "/home/me/docker"; in {
  virtualisation.oci-containers.containers = {
    one = { image = "docker.io/library/nginx:1.27.2"; volumes = [ "${d}/one:/data" ]; };
    two = { image = "docker.io/library/nginx:1.27.2"; volumes = [ "${d}/two/config:/data" "${d}/two/db:/db" ]; };
    three = { image = "docker.io/library/nginx:1.27.2"; volumes = [ "${d}/three:/data" ]; };
  };
}
