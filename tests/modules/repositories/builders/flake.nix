{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
    den.url = "github:vic/den";
    unstable.url = "github:NixOS/nixpkgs/nixos-unstable";
    nixos-raspberrypi.url = "github:nvmd/nixos-raspberrypi";
    nixos-generators.url = "github:nix-community/nixos-generators";
  };
  outputs = inputs@{ self, nixpkgs, unstable, nixos-raspberrypi, ... }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" ];
      forAllSystems = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
      inherit (nixpkgs) lib;
      specialArgs = { inherit inputs self; vars = builtins.fromTOML (builtins.readFile ./vars.toml); };
    in {
      formatter = forAllSystems (pkgs: pkgs.alejandra);
      nixosModules = lib.mapAttrs' (n: _: lib.nameValuePair (lib.removeSuffix ".nix" n) (import (./services + "/${n}"))) (builtins.readDir ./services);
      nixosConfigurations = {
        # plain, from legacyPackages' own lib
        web = (nixpkgs.legacyPackages.x86_64-linux.extend (f: p: { })).lib.nixosSystem { inherit specialArgs; system = "x86_64-linux"; modules = [ ./hosts/web.nix ] ++ builtins.attrValues self.nixosModules; };
        # an input's builder
        pi = nixos-raspberrypi.lib.nixosSystem { inherit specialArgs; modules = [ ./hosts/pi.nix self.nixosModules.uptime ]; };
        # eval-config by path
        lab = import "${unstable}/nixos/lib/eval-config.nix" { inherit specialArgs; system = "x86_64-linux"; modules = [ ./hosts/lab.nix self.nixosModules.uptime ]; };
        iso = self.nixosConfigurations.web.extendModules { modules = [ "${nixpkgs}/nixos/modules/installer/cd-dvd/iso-image.nix" { my.uptime.enable = lib.mkForce false; } ]; };
      };
    };
}
