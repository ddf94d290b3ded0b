# A test without containers: there is nothing that is not judged.
{ pkgs }:
pkgs.testers.runNixOSTest {
  name = "ssh";
  nodes.machine = { imports = [ ../hosts/box.nix ]; services.openssh.enable = true; };
  testScript = "";
}
