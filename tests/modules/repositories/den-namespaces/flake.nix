{
  outputs = inputs: (inputs.nixpkgs.lib.evalModules { modules = [ (inputs.import-tree ./modules) ]; specialArgs = { inherit inputs; }; }).config.flake;
  inputs = { nixpkgs.url = "https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz"; import-tree.url = "github:vic/import-tree"; den.url = "github:vic/den"; home-manager.url = "github:nix-community/home-manager"; };
}
