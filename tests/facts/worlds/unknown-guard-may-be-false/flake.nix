{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.elsewhere.url = "github:me/elsewhere";
  outputs = { nixpkgs, elsewhere, ... }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem {
      modules = [ ./app.nix ];
      specialArgs = { inherit elsewhere; };
    };
  };
}
