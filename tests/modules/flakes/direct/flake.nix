{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./web.nix { virtualisation.oci-containers.containers.inline.image = "inline:1"; } ];
    };
    nixosConfigurations.two = nixpkgs.lib.nixosSystem { modules = [ ]; };
  };
}
