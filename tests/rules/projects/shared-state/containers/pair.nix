# An application and what belongs to it, from one module.
{ lib, ... }:
{
  virtualisation.oci-containers.containers = {
    paper = {
      image = "docker.io/example/paper:2.0.0";
      volumes = [ "/opt/business/paper:/data" ];
    };
    gotenberg = {
      image = "docker.io/gotenberg/gotenberg:8.17.3";
      volumes = [ "/opt/business/paper:/data" ];
    };
  };
}
