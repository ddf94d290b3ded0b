{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [ ./roles.nix ./functions.nix ];
        specialArgs = {
          hostName = "web";
          site = { roles = [ "web" ]; database.enable = false; suffix = null; };
          tools = import ./tools.nix;
        };
      };
    };
}
