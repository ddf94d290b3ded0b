let
  sources = import ./nix/sources.nix;
  pkgs = import sources.nixpkgs { };
  mk = name: import "${sources.nixpkgs}/nixos" { configuration = ./hosts + "/${name}.nix"; };
in
{
  nas = mk "nas";
  pi = (import (sources.nixpkgs + "/nixos/lib/eval-config.nix") { system = "aarch64-linux"; modules = [ ./hosts/pi.nix ]; });
  vm = pkgs.nixos ./hosts/vm.nix;
  shell = pkgs.mkShell { };
}
