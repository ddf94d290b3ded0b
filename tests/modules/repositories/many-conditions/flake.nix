{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.private.url = "git+ssh://git@example.org/private";
  outputs =
    { nixpkgs, private, ... }:
    {
      nixosConfigurations = {
        some = nixpkgs.lib.nixosSystem {
          modules = [ ./containers.nix ];
          specialArgs = { inherit (private) vars; count = 8; };
        };
        many = nixpkgs.lib.nixosSystem {
          modules = [ ./containers.nix ];
          specialArgs = { inherit (private) vars; count = 12; };
        };
        lists = nixpkgs.lib.nixosSystem {
          modules = [ ./modules.nix ];
          specialArgs = { inherit (private) vars; };
        };
      };
    };
}
