{
  flake.modules.nixos.podman = { pkgs, lib, ... }: {
    virtualisation.podman = { enable = true; dockerCompat = true; };
    virtualisation.oci-containers.backend = lib.mkDefault "podman";
  };
}
