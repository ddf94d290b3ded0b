{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
    flake-parts.url = "github:hercules-ci/flake-parts";
    flake-parts.inputs.nixpkgs-lib.follows = "nixpkgs";
    treefmt-nix.url = "github:numtide/treefmt-nix";
    disko = { url = "github:nix-community/disko"; inputs.nixpkgs.follows = "nixpkgs"; };
    sops-nix.url = "github:Mic92/sops-nix";
    deploy-rs.url = "github:serokell/deploy-rs";
    systems.url = "github:nix-systems/default-linux";
  };

  outputs = inputs@{ flake-parts, ... }:
    flake-parts.lib.mkFlake { inherit inputs; } ({ self, withSystem, lib, ... }: {
      systems = import inputs.systems;
      imports = [
        inputs.treefmt-nix.flakeModule
        ./modules
        ./hosts
        ./lib/flake-module.nix
      ];
      perSystem = { config, pkgs, system, self', inputs', ... }: {
        _module.args.pkgs = import inputs.nixpkgs { inherit system; config.allowUnfree = true; overlays = [ self.overlays.default ]; };
        treefmt.programs.nixfmt.enable = true;
        devShells.default = pkgs.mkShellNoCC { packages = [ pkgs.sops config.treefmt.build.wrapper inputs'.deploy-rs.packages.default ]; };
        packages.hello = pkgs.hello;
        checks = lib.mkIf (system == "x86_64-linux") (inputs.deploy-rs.lib.${system}.deployChecks self.deploy);
      };
      flake = {
        overlays.default = final: prev: { hello-custom = withSystem prev.stdenv.hostPlatform.system ({ config, ... }: config.packages.hello); };
        deploy.nodes = lib.mapAttrs (name: cfg: {
          hostname = "${name}.example.net";
          profiles.system = {
            user = "root";
            path = inputs.deploy-rs.lib.${cfg.pkgs.system}.activate.nixos cfg;
          };
        }) self.nixosConfigurations;
      };
    });
}
