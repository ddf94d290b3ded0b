{ lib, ... }: {
  imports = [ (import ./monitoring.nix { inherit lib; }) ]; # expect: HWC004
  virtualisation.oci-containers.containers.db.image = "docker.io/library/postgres:16.4";
}
