{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.nas = nixpkgs.lib.nixosSystem {
      modules = [ ./modules/running.nix ./modules/switched-off.nix ];
    };
  };
}
