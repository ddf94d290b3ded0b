{ config, lib, pkgs, ... }:
let
  mk = path: { image = "docker.io/library/nginx:1.27.2"; volumes = [ "${path}:/data" ]; };
in
{
  # What is not known may be what makes the directory.
  virtualisation.oci-containers.containers = {
    pushd = mk "/srv/app/pushd/data";
    xargs = mk "/srv/app/xargs";
    cd = mk "/srv/app/cd/data";
    mkdir-var-unknown = mk "/srv/app/unknown/data";
    parallel = mk "/srv/app/while-read/x"; 
  };
  systemd.services = {
    unknown-setup.script = ''
      pushd /srv/app/pushd && mkdir -p data && popd
      echo /srv/app/xargs | xargs mkdir -p
      cd /srv/app/cd; mkdir -p data
      mkdir -p "$UNKNOWN/data"
    '';
    while-read.script = ''
      while read -r name; do
        mkdir -p "/srv/app/while-read/$name"
      done < /etc/names
    '';
  };
}
