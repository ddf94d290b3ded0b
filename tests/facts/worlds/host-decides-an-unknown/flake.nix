{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.site.url = "github:me/site";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem { modules = [ ./app.nix ]; specialArgs = { inherit inputs; }; };
  };
}
