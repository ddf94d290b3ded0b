{
  inputs.stacks.url = "github:example/stacks";
  outputs = { nixpkgs, stacks, ... }: {
    nixosConfigurations.lab = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ stacks.nixosModules.default ./domains/server/containers/wiki/index.nix ./hosts/lab.nix ];
    };
  };
}
