{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [
        ./modules/downloads.nix
        ./modules/library.nix
        ./modules/options.nix
        ./modules/whoami.nix
        { lab.library.enable = true; }
      ];
    };
  };
}
