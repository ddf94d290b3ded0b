{
  inputs.nixpkgs.url = "nixpkgs";
  outputs = inputs@{ self, nixpkgs, ... }:
    let
      mkHost = import ./lib/mk-host.nix inputs;
      hosts = [ "alpha" "beta" ];
    in
    { nixosConfigurations = nixpkgs.lib.genAttrs hosts mkHost; };
}
