{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.alpha = nixpkgs.lib.nixosSystem { modules = [ ./roles.nix { my.roles = [ "web" ]; } ]; };
      nixosConfigurations.beta = nixpkgs.lib.nixosSystem { modules = [ ./roles.nix { my.roles = [ "mail" ]; } ]; };
    };
}
