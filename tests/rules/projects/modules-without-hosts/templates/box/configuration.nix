{
  imports = [ ./hardware-configuration.nix ]; # expect: HWC004 (note)
  virtualisation.oci-containers.containers.hello.image = "docker.io/library/nginx:1.27.2";
}
