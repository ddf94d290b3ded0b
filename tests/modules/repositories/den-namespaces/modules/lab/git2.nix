{ lab.git.nixos.virtualisation.oci-containers.containers.forgejo.environment.USER_UID = "1000"; }
