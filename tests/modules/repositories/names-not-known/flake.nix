{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";

  outputs = { nixpkgs, ... }: {
    nixosConfigurations.yard = nixpkgs.lib.nixosSystem { modules = [ ./yard.nix ]; };
    nixosConfigurations.shed = nixpkgs.lib.nixosSystem {
      modules = [ { virtualisation.oci-containers.containers.ntfy.image = "docker.io/binwiederhier/ntfy:v2.11.0"; } ];
    };
  };
}
