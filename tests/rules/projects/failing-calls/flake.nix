{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.quill = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      specialArgs.tools = import ./tools.nix { inherit (nixpkgs) lib; };
      modules = [ ./reader.nix ./images.nix ];
    };
    nixosConfigurations.inkwell = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      specialArgs.tools = import ./tools.nix { inherit (nixpkgs) lib; };
      modules = [ ./notes.nix ];
    };
  };
}
