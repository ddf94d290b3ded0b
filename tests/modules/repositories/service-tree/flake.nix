{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  inputs.sops-nix.url = "github:Mic92/sops-nix";
  outputs = { self, nixpkgs, sops-nix }: {
    nixosModules.default = { ... }: { imports = [ ./homelab ]; };
    nixosConfigurations.lab = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ self.nixosModules.default sops-nix.nixosModules.sops ./hosts/lab.nix ];
    };
  };
}
