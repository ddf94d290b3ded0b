{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.nixpkgs-unstable.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.sops-nix.url = "github:Mic92/sops-nix";
  inputs.secrets.url = "git+ssh://git@example.org/secrets";
  outputs = inputs@{ self, nixpkgs, sops-nix, ... }:
    let
      system = "x86_64-linux";
      pkgs = import nixpkgs { inherit system; config.allowUnfree = true; };
      lib = nixpkgs.lib.extend (final: prev: { tagged = name: "${name}:1"; });
    in
    {
      nixosConfigurations.one = nixpkgs.lib.nixosSystem {
        inherit system pkgs;
        specialArgs = { inherit inputs lib; unstable = inputs.nixpkgs-unstable.legacyPackages.${system}; };
        modules = [ sops-nix.nixosModules.sops (self + "/web.nix") "${self}/db.nix" inputs.secrets.nixosModules.all ];
      };
    };
}
