{ lib, ... }: { virtualisation.oci-containers.containers.web.image = lib.mkDefault "web:1"; }
