{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: let lib = nixpkgs.lib; in {
    nixosConfigurations.shelf = lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./framework.nix { shelf = lib.importJSON ./shelf.json; } ./services/books.nix ./services/tools.nix ./services/renamed.nix (import ./services/made.nix { mine = import ./lib/service.nix { inherit lib; }; }) ];
    };
  };
}
