# image: edit.replace image "x:1"
{ config, lib, ... }:
let
  image = "postgres";
  mk = name: { image = "docker.io/x/${name}"; ports = [ "80:80" ]; };
in
{
  virtualisation.oci-containers.containers = {
    db = { inherit image; volumes = [ "/a:/a" ]; };
    other = { inherit image; };
    web = mk "web";
  };
}
