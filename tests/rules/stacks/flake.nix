{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
    sops-nix.url = "github:Mic92/sops-nix";
    quadlet-nix.url = "github:SEIAROTg/quadlet-nix";
  };

  outputs = { nixpkgs, sops-nix, ... }@inputs:
    let
      mkHost = name: modules: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        specialArgs = {
          inherit inputs;
          vars = import ./vars.nix;
        };
        modules = modules ++ [ sops-nix.nixosModules.sops (./. + "/${name}") ];
      };
    in
    {
      nixosConfigurations = builtins.mapAttrs mkHost {
        nas = [ ./podman.nix ];
        pi = [ ./podman.nix ];
        gpu = [ ./podman.nix ];
        vps = [ ];
        lab = [ ./apps.nix ];
        home = [ ./apps.nix ];
        matrix = [ ./apps.nix ];
      };
    };
}
