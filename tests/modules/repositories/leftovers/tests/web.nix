{ pkgs }:
pkgs.nixosTest {
  name = "web";
  nodes.machine = { ... }: { virtualisation.oci-containers.containers.tested.image = "x:1"; };
  testScript = "machine.wait_for_unit('podman-tested')";
}
