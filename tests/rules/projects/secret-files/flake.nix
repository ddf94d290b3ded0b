{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.sops-nix.url = "github:Mic92/sops-nix";
  inputs.mysecrets.url = "git+ssh://git.example.org/secrets";
  outputs = { self, nixpkgs, sops-nix, mysecrets, ... }@inputs: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs self; }; modules = [ sops-nix.nixosModules.sops ./hosts/a.nix ]; };
    nixosConfigurations.b = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs self; }; modules = [ sops-nix.nixosModules.sops ./hosts/b.nix ]; };
  };
}
