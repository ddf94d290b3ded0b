{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.site.url = "git+ssh://git@example.org/site";
  outputs =
    { nixpkgs, site, ... }:
    {
      nixosConfigurations.box = nixpkgs.lib.nixosSystem {
        specialArgs = { inherit site; };
        modules = [ ./host.nix ];
      };
    };
}
