{
  imports = [ ./disks.nix ]; # expect: HWC004 (error)
  virtualisation.oci-containers.containers.web.image = "docker.io/library/caddy:2.8.4";
}
