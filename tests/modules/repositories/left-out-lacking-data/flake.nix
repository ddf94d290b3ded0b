# A host whose data lacks what another host's containers are made of has none of these, which is not worth a word.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    let
      host = site: nixpkgs.lib.nixosSystem { modules = [ ./behind-if.nix ./behind-mkif.nix ./nowhere.nix ]; specialArgs = { inherit site; }; };
    in
    {
      nixosConfigurations = {
        db = host { roles = [ "db" ]; db.name = "postgres"; };
        web = host { roles = [ "web" ]; };
      };
    };
}
