{
  imports = [
    ./hardware-configuration.nix # expect: HWC004 (note)
    ./containers.nix # expect: HWC004 (error)
  ];
  networking.hostName = "closet";
  system.stateVersion = "24.11";
  virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27.2";
}
