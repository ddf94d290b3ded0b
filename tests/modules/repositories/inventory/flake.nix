{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs?ref=nixos-24.11";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { self, nixpkgs, agenix }:
    with nixpkgs.lib;
    let
      inventory = import ./machines.nix;
      mkMachine = name: m: nixosSystem {
        system = m.system or "x86_64-linux";
        specialArgs = { inherit self; machine = m // { inherit name; }; inventory = inventory; };
        modules = [ ./base.nix agenix.nixosModules.default ]
          ++ map (c: ./containers + "/${c}.nix") m.containers
          ++ optional (pathExists (./machines + "/${name}.nix")) (./machines + "/${name}.nix");
      };
      variants = mapAttrs' (n: v: nameValuePair "${n}-debug" (self.nixosConfigurations.${n}.extendModules { modules = [ { services.openssh.enable = mkForce true; } ]; })) { inherit (self.nixosConfigurations) alpha; };
    in {
      nixosConfigurations = mapAttrs mkMachine inventory;
      debugConfigurations = variants;
      apps = genAttrs [ "x86_64-linux" ] (s: { });
    };
}
