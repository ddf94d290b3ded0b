{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  inputs.tools.url = "github:somebody/tools";

  outputs =
    { self, nixpkgs, tools }:
    let
      pkgs = import nixpkgs {
        system = "x86_64-linux";
        overlays = [ self.overlays.images ];
      };
      host = name: given: nixpkgs.lib.nixosSystem ({ modules = [ ./hosts/${name}.nix ]; } // given);
    in
    {
      overlays = {
        images = import ./overlays/images.nix;
        tags = final: prev: { tags = prev.tags // { web = "1.27.3"; }; };
      };
      nixosConfigurations = {
        # What the modules of a host add to the package set.
        added = host "added" { modules = [ ./hosts/added.nix { nixpkgs.overlays = [ self.overlays.images tools.overlays.default ]; } ]; };
        # A package set that is given, and what the host adds to that.
        given = host "given" { inherit pkgs; };
        # One that a module sets.
        set = host "set" { modules = [ ./hosts/set.nix { nixpkgs.pkgs = pkgs.appendOverlays [ self.overlays.tags ]; } ]; };
        # A foreign overlay may have what nobody here knows.
        foreign = host "foreign" { specialArgs.inputs = { inherit tools; }; };
      };
    };
}
