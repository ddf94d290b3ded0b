{ config, ... }: { virtualisation.oci-containers.containers.web.image = "web:1"; }
