{ pkgs, ... }:
{
  environment.etc."note".source = builtins.toFile "x.nix" "{ virtualisation.oci-containers.containers.text.image = \"x\"; }";
  environment.etc."other".text = ''
    virtualisation.oci-containers.containers.web = { image = "foo"; };
  '';
}
