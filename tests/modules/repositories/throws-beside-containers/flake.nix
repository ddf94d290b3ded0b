{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem { modules = [ ./host.nix ]; };
    };
}
