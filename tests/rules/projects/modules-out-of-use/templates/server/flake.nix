{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix ]; };
  };
}
