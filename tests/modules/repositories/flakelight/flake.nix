{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
    flakelight.url = "github:nix-community/flakelight";
  };

  outputs =
    { flakelight, ... }@inputs:
    flakelight ./. (
      { lib, outputs, ... }:
      {
        inherit inputs;
        lib = import ./library.nix lib;
        systems = [ "x86_64-linux" ];
        nixosModules.shared = ./shared.nix;
        nixosConfigurations.lite = {
          system = "x86_64-linux";
          modules = [ ./lite.nix outputs.nixosModules.shared { system.stateVersion = "24.11"; } ];
          specialArgs.flavour = "l";
        };
        devShell.packages = pkgs: [ pkgs.jq ];
      }
    );
}
