{
  imports = [ ./hardware-configuration.nix ]; # expect: HWC004 (note)
  virtualisation.oci-containers.containers.old.image = "docker.io/library/caddy:2.6.0";
}
