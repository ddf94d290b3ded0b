{ flake.modules.nixos.web.virtualisation.oci-containers.containers.web.image = "web:1"; }
