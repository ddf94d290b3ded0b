{
  inputs = { nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable"; home-manager.url = "github:nix-community/home-manager"; quadlet-nix.url = "github:SEIAROTg/quadlet-nix"; nixos-hardware.url = "github:NixOS/nixos-hardware"; };
  outputs = inputs: let mk = modules: inputs.nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; modules = modules ++ [ inputs.home-manager.nixosModules.default inputs.quadlet-nix.nixosModules.quadlet ]; }; in {
    nixosConfigurations = { pico = mk [ ./hosts/pico.nix ]; nano = mk [ ./hosts/nano.nix ./hosts/unit-file.nix ./hosts/run-by-service.nix ./hosts/runs-none.nix ]; };
    homeConfigurations.me = inputs.home-manager.lib.homeManagerConfiguration { pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; modules = [ ./home.nix ]; };
  };
}
