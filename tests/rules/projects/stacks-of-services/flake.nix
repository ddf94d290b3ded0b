{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.rack = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      specialArgs.images = builtins.fromTOML (builtins.readFile ./images.toml);
      modules = [ ./rack.nix ./options.nix ./framework.nix ./wiki.nix ./services/books.nix ./services/tracker.nix ];
    };
  };
}
