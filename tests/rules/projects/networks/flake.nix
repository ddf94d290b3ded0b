{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.quadlet-nix.url = "github:SEIAROTg/quadlet-nix";
  outputs = { nixpkgs, quadlet-nix, ... }:
    let
      host = name: extra: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [ (./hosts + "/${name}.nix") { networking.hostName = name; } ] ++ extra;
      };
    in
    {
      nixosConfigurations = {
        house = host "house" [ ];
        rack = host "rack" [ quadlet-nix.nixosModules.quadlet ];
        edge = host "edge" [ ];
        old = host "old" [ ];
        names = host "names" [ ];
        names-moved = host "names-moved" [ ];
      };
    };
}
