{
  warnings = [ "lists are what some options take" ];
  assertions = [ ];
  swapDevices = [ ];
  virtualisation.oci-containers.containers.free.image = "docker.io/library/caddy:2.8.4";
}
