{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem { modules = [ ./host.nix ]; };
      nixosConfigurations.machines = nixpkgs.lib.nixosSystem { modules = [ ./machines.nix ]; };
      nixosConfigurations.units = nixpkgs.lib.nixosSystem { modules = [ ./units.nix ]; };
    };
}
