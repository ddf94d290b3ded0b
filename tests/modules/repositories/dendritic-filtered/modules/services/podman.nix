{
  flake.modules.nixos.base = { lib, ... }: { virtualisation.oci-containers.backend = "podman"; time.timeZone = lib.mkDefault "UTC"; };
  flake.modules.nixos.server = { virtualisation.podman.autoPrune.enable = true; };
}
