{
  outputs =
    { nixpkgs, ... }:
    let
      host =
        name:
        nixpkgs.lib.nixosSystem { modules = [ ./apart.nix ./lists.nix ./never.nix { networking.hostName = name; } ]; };
    in
    {
      nixosConfigurations = nixpkgs.lib.genAttrs [ "atlas" "borea" ] host;
    };
}
