{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/release-23.05";
    unstable.url = "github:nixos/nixpkgs/nixos-unstable";
    utils.url = "github:gytis-ivaskevicius/flake-utils-plus";
    home-manager.url = "github:nix-community/home-manager";
    nixos-hardware.url = "github:nixos/nixos-hardware";
    agenix.url = "github:ryantm/agenix";
  };
  outputs = inputs@{ self, nixpkgs, unstable, utils, home-manager, nixos-hardware, agenix, ... }:
    let
      nixosModules = utils.lib.exportModules [
        ./modules/traefik.nix
        ./modules/wiki.nix
      ];
    in
    utils.lib.mkFlake {
      inherit self inputs nixosModules;
      supportedSystems = [ "x86_64-linux" ];
      channelsConfig.allowUnfree = true;
      channels.unstable.overlaysBuilder = channels: [ (final: prev: { }) ];
      sharedOverlays = [ ];
      hostDefaults = {
        system = "x86_64-linux";
        modules = [
          home-manager.nixosModules.home-manager
          agenix.nixosModules.default
          ./modules/shared.nix
        ];
        extraArgs = { domain = "home.arpa"; };
      };
      hosts = {
        Morty.modules = [ ./hosts/morty.nix nixosModules.traefik nixosModules.wiki ];
        Rick = {
          channelName = "unstable";
          specialArgs = { isVm = true; };
          modules = [ ./hosts/rick.nix nixosModules.traefik ];
        };
      };
      outputsBuilder = channels: { devShell = channels.nixpkgs.mkShell { name = "shell"; }; };
    };
}
