{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.site.url = "git+ssh://git@example.org/site";
  outputs =
    { nixpkgs, site, ... }:
    let
      host =
        role:
        nixpkgs.lib.nixosSystem {
          specialArgs = { inherit site role; };
          modules = [ ./host.nix ];
        };
    in
    {
      nixosConfigurations = {
        media = host "media";
        web = host "web";
      };
    };
}
