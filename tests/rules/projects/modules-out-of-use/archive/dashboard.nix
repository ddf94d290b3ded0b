{
  imports = [ ./secrets.nix ]; # expect: HWC004 (note)
  virtualisation.oci-containers.containers.dashboard.image = "docker.io/library/nginx:1.27.2";
}
