{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    house.url = "git+ssh://git@forge.example.org/house";
  };
  outputs = { nixpkgs, house, ... }: {
    nixosConfigurations.cellar = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      specialArgs = { inherit (house) vars; };
      modules = [ ./roles.nix ./rooms.nix ./kinds.nix ./never.nix ];
    };
  };
}
