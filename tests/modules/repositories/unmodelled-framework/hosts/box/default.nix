{ fwlib, lib, ... }:
fwlib.host "box" {
  type = "server";
  modules = [
    { system.stateVersion = "24.11"; }
    ({ pkgs, ... }: { virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27"; })
  ];
}
