{
  description = "homelab";
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-25.05";
    nixpkgs-unstable.url = "github:nixos/nixpkgs/nixos-unstable";
    sops-nix = { url = "github:Mic92/sops-nix"; inputs.nixpkgs.follows = "nixpkgs"; };
    disko.url = "github:nix-community/disko";
    deploy-rs.url = "github:serokell/deploy-rs";
    impermanence.url = "github:nix-community/impermanence";
  };
  outputs = { self, nixpkgs, nixpkgs-unstable, sops-nix, deploy-rs, ... } @ inputs: let
    inherit (self) outputs;
    lib = nixpkgs.lib.extend (final: prev: { my = import ./lib { lib = final; inherit inputs; }; });
    hosts = lib.attrNames (lib.filterAttrs (n: t: t == "directory") (builtins.readDir ./hosts));
    mkHost = name: let
      meta = { system = "x86_64-linux"; unstable = false; } // lib.optionalAttrs (builtins.pathExists (./hosts + "/${name}/meta.nix")) (import (./hosts + "/${name}/meta.nix"));
    in (if meta.unstable then nixpkgs-unstable else nixpkgs).lib.nixosSystem {
      inherit (meta) system;
      specialArgs = { inherit inputs outputs lib; hostName = name; };
      modules = [
        sops-nix.nixosModules.sops
        inputs.disko.nixosModules.disko
        { networking.hostName = name; nixpkgs.overlays = [ (final: prev: { unstable = import nixpkgs-unstable { inherit (prev) system; }; }) ]; }
        (./hosts + "/${name}")
      ] ++ lib.my.modulesIn ./modules;
    };
  in {
    inherit lib;
    nixosConfigurations = lib.genAttrs hosts mkHost;
    deploy.nodes = builtins.mapAttrs (name: cfg: {
      hostname = cfg.config.networking.fqdn;
      profiles.system.path = deploy-rs.lib.x86_64-linux.activate.nixos cfg;
    }) self.nixosConfigurations;
    checks = builtins.mapAttrs (system: deployLib: deployLib.deployChecks self.deploy) deploy-rs.lib;
  };
}
