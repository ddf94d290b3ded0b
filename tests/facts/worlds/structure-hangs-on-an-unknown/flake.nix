{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.private.url = "git+ssh://git@example.org/private";

  outputs =
    { nixpkgs, private, ... }:
    let
      vars = private.vars;
    in
    {
      nixosConfigurations.box = nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        specialArgs = { inherit vars; };
        modules = [
          ./optional-attrs.nix
          ./if-else.nix
          ./update.nix
          ./whole-module.nix
          ./merge-of-optional.nix
          ./names.nix
          ./filtered.nix
          ./inline-imports.nix
          ./nested.nix
        ]
        ++ nixpkgs.lib.optional (vars.kind == "server") {
          virtualisation.oci-containers.containers.listed.image = "example.org/listed:1";
        };
      };
    };
}
