# nixpkgs' `lib` with the libraries of other inputs beside it, in the ways that people merge them.
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
    home-manager.url = "github:nix-community/home-manager";
    colours.url = "github:example/colours";
  };
  outputs =
    { self, nixpkgs, home-manager, ... }@inputs:
    let
      plain = nixpkgs.lib;
      libraries = {
        both = plain // home-manager.lib // inputs.colours.lib;
        known-last = plain // inputs.colours.lib // { my.f = x: "${x}!"; };
        folded = builtins.foldl' (a: b: a // b) plain [ home-manager.lib inputs.colours.lib ];
        every = plain // plain.mapAttrs (_: input: input.lib) (removeAttrs inputs [ "self" ]);
        merged = plain.mergeAttrsList [ plain inputs.colours.lib ];
        updated = plain.foldr plain.recursiveUpdate { } [ plain inputs.colours.lib { my.f = x: "${x}?"; } ];
        extended = plain.extend (final: _: import ./lib.nix { inherit inputs; lib = final; } // inputs.colours.lib);
      };
      host =
        name: lib:
        lib.nixosSystem {
          specialArgs = { inherit inputs lib; };
          modules = [
            (
              { lib, ... }:
              {
                virtualisation.oci-containers.containers.${name} = {
                  image = lib.concatStringsSep ":" [ "docker.io/library/caddy" "2.8.4" ];
                  environment = lib.optionalAttrs (name == "updated" || name == "extended" || name == "known-last") {
                    MINE = lib.my.f "mine";
                  };
                };
              }
            )
          ];
        };
    in
    {
      nixosConfigurations = builtins.mapAttrs host libraries;
    };
}
