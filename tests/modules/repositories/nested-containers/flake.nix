{
  inputs = {
    nixpkgs.url = "nixpkgs/nixos-24.11";
    microvm.url = "github:astro/microvm.nix";
    nixos-generators.url = "github:nix-community/nixos-generators";
    quadlet-nix.url = "github:SEIAROTg/quadlet-nix";
    home-manager.url = "github:nix-community/home-manager";
    arion.url = "github:hercules-ci/arion";
  };
  outputs = { self, nixpkgs, microvm, nixos-generators, quadlet-nix, home-manager, arion }:
    let system = "x86_64-linux"; in
    {
      packages.${system}.image = nixos-generators.nixosGenerate {
        inherit system;
        modules = [ ./image.nix ];
        format = "qcow";
      };
      nixosConfigurations.hyper = nixpkgs.lib.nixosSystem {
        inherit system;
        modules = [
          microvm.nixosModules.host
          quadlet-nix.nixosModules.quadlet
          home-manager.nixosModules.home-manager
          arion.nixosModules.arion
          ./hyper.nix
          ./nspawn.nix
          ./quadlet.nix
          ./rootless.nix
        ];
      };
    };
}
