{ ... }:
{
  imports = [
    ./options.nix # expect: HWC004
  ];
  virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
}
