{ inputs, ... }:
{
  imports = [
    "${inputs.sops-nix}/modules/sops"
  ];
  virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
}
