{
  inputs.nixpkgs.url = "github:nixos/nixpkgs/nixos-24.11";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.nas = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; specialArgs = { inherit self; }; modules = [ ./configuration.nix ]; };
  };
}
