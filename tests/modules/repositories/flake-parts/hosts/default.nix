{ self, inputs, lib, ... }:
let
  mkSystem = name: modules: inputs.nixpkgs.lib.nixosSystem {
    specialArgs = { inherit inputs self; };
    modules = [
      self.nixosModules.default
      inputs.disko.nixosModules.disko
      inputs.sops-nix.nixosModules.sops
      ./${name}
      { networking.hostName = name; nixpkgs.hostPlatform = "x86_64-linux"; }
    ] ++ modules;
  };
in
{
  flake.nixosConfigurations = {
    kiwi = mkSystem "kiwi" [ ];
    mango = mkSystem "mango" [ { my.paperless.enable = true; } ];
  };
}
