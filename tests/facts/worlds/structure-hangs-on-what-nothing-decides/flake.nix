{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";

  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.box = nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [
          ./optional-attrs.nix
          ./either.nix
          ./merge-of-optional.nix
          ./names.nix
          ./inline-imports.nix
          ./inside.nix
        ];
      };
    };
}
