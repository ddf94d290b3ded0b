{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    let
      mkHost =
        site: settings:
        nixpkgs.lib.nixosSystem {
          specialArgs = { inherit site; };
          modules = [ ./options.nix ./roles.nix ./names.nix ./sites.nix ./either.nix ./numbered.nix { my = settings; } ];
        };
    in
    {
      nixosConfigurations = {
        a = mkHost "a" { apps = [ ]; database = "none"; };
        b = mkHost "b" { roles = [ "cache" ]; apps = [ "wiki" ]; database = "redis"; };
        c = mkHost "c" { apps = [ "chat" "blog" ]; database = "postgres"; workers = 1; };
      };
    };
}
