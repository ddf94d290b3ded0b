import <nixpkgs/nixos/tests/make-test-python.nix> ({ pkgs, ... }: {
  name = "other";
  nodes.machine = { ... }: { virtualisation.oci-containers.containers.tested2.image = "x:1"; };
  testScript = "";
})
