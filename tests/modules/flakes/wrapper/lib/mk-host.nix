inputs: name:
inputs.nixpkgs.lib.nixosSystem {
  specialArgs = { inherit inputs; hostName = name; };
  modules = [ ../hosts/${name} ../modules inputs.home-manager.nixosModules.home-manager ];
}
