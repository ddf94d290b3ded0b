{ inputs, ... }:
{
  imports = [ ./shells.nix ]; # expect: HWC004 (error)
  flake.nixosConfigurations.nas = inputs.nixpkgs.lib.nixosSystem { modules = [ ../hosts/nas.nix ]; };
}
