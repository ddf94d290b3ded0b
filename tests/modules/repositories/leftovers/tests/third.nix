{ pkgs ? import <nixpkgs> { }, ... }:
pkgs.testers.runNixOSTest {
  name = "third";
  nodes = { a = { virtualisation.oci-containers.containers.tested3.image = "x:1"; }; };
  testScript = "";
}
