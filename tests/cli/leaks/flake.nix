{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./domains/server/containers/app ./errors.nix ./quoted.nix ./conditions.nix ]; };
  };
}
