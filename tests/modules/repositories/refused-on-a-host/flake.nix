# A container that is no set at all: the host has it, whatever else may be said of it.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.casa = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./arr.nix ];
    };
  };
}
