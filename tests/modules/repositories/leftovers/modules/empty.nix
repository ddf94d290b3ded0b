{ lib, ... }: { virtualisation.oci-containers.containers = { }; }
