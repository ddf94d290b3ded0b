{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: { nixosConfigurations.CHANGEME = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix ]; }; };
}
